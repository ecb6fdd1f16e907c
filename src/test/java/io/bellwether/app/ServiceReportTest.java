package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.app.ServiceReport.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ServiceReportTest {

    private final ServiceReport report = new ServiceReport();

    @Test
    void rolesThatWorkTellTheirLag() {
        assertThat(
                        report.line(
                                Map.of(
                                        Role.MONITOR,
                                        standing(11_000, 1_000),
                                        Role.SCORE,
                                        new Standing(12_000, 3, OptionalLong.of(40_000))),
                                at(30)))
                .contains(
                        "score: 12000 records, 3 dead letters, lag 40000;"
                                + " monitor: 11000 records, 0 dead letters, lag 1000");
    }

    @Test
    void aRoleThatHasCaughtUpAndRestsIsNotSpokenOf() {
        assertThat(score(standing(5, 0), 30)).isPresent();
        assertThat(score(standing(5, 0), 60)).isEmpty();
    }

    @Test
    void aRoleThatDoesNotMoveAlthoughThereIsWorkSaysForHowLong() {
        assertThat(score(standing(5, 0), 30)).isPresent();
        assertThat(score(standing(5, 0), 60)).isEmpty();
        assertThat(score(standing(5, 7), 90))
                .contains("score: 5 records, 0 dead letters, lag 7, no progress for 30 s");
        assertThat(score(standing(5, 9), 120))
                .contains("score: 5 records, 0 dead letters, lag 9, no progress for 60 s");
        assertThat(score(standing(6, 8), 150)).contains("score: 6 records, 0 dead letters, lag 8");
    }

    @Test
    void aLagThatNobodyKnowsIsSpokenOfLikeWork() {
        Standing unknown = new Standing(0, 0, OptionalLong.empty());
        assertThat(score(unknown, 30))
                .contains("score: 0 records, 0 dead letters, lag unknown, no progress for 30 s");
    }

    private Optional<String> score(Standing standing, long seconds) {
        return report.line(Map.of(Role.SCORE, standing), at(seconds));
    }

    private static Standing standing(long records, long lag) {
        return new Standing(records, 0, OptionalLong.of(lag));
    }

    private static Duration at(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
