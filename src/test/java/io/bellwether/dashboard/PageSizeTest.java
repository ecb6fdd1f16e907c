package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.InputRecord;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full board does not make full pages. */
class PageSizeTest {

    private static final int HOURS = LevelLog.MOST_LEVELS;

    private static final Board BOARD = new Board(Told.NAMES, () -> Told.WRITTEN);
    private static final Served SERVED = Served.open(BOARD);

    @BeforeAll
    static void fill() {
        for (Asset asset : Asset.values()) {
            BOARD.take(Told.levels(asset, 0, HOURS, Phase.NORMAL), false);
        }
        List<InputRecord> alerts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            AlertState state = i % 4 == 0 ? AlertState.OPEN : AlertState.RESOLVED;
            Asset asset = List.of(Asset.values()).get(i % 3);
            alerts.add(Told.record(Told.alert("a" + i, 1, state, asset, i % HOURS)));
        }
        for (int i = 0; i < 10_000; i++) {
            alerts.add(Told.record(Told.decision("d" + i, i % HOURS, "Decision " + i)));
        }
        BOARD.take(alerts, true);
    }

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?range=7d",
                "/?range=90d",
                "/?range=all",
                "/alerts",
                "/alerts?page=200",
                "/alerts?asset=staff&state=open&page=17",
                "/alerts/a17",
                "/decisions",
                "/decisions?of=1",
                "/decisions?page=2000000000"
            })
    void everyPageStaysSmall(String path) throws Exception {
        HttpResponse<String> answer = SERVED.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isBetween(2_000, 700_000);
    }
}
