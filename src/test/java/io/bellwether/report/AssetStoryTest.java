package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Html;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import io.bellwether.html.ThemeTable;
import io.bellwether.monitor.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssetStoryTest {

    @Test
    void gapLastsFromTheLastLevelBeforeItWasNoticedToTheFirstAfter() {
        List<Level> levels = Pasts.levels(Asset.USERS, 0, 1, .6, Phase.NORMAL);
        levels.add(Pasts.gap(Asset.USERS, Pasts.day(3)));
        levels.addAll(Pasts.levels(Asset.USERS, 5, 6, .6, Phase.NORMAL));
        levels.add(Pasts.gap(Asset.USERS, Pasts.day(8)));
        // The last level of a day is that of 18 to 19 h.
        assertThat(users(levels).gaps(Pasts.day(9)))
                .containsExactly(
                        new Stretch(Pasts.day(19 / 24.0), Pasts.day(5)),
                        new Stretch(Pasts.day(5 + 19 / 24.0), Pasts.day(9)));
    }

    @Test
    void silenceThatChanceExplainsIsNoGap() {
        List<Level> levels = Pasts.levels(Asset.USERS, 0, 1, .6, Phase.NORMAL);
        levels.addAll(Pasts.levels(Asset.USERS, 9, 10, .6, Phase.NORMAL));
        assertThat(users(levels).gaps(Pasts.day(10))).isEmpty();
    }

    @Test
    void openAlertEndsWhereTheAssetIsLastHeard() {
        AssetStory staff = Pasts.staff("said", Pasts.decision("d1", 20, "One"));
        assertThat(staff.end(Pasts.day(99))).isEqualTo(Pasts.day(41 + 19 / 24.0));
        assertThat(users(List.of()).end(Pasts.day(99))).isEqualTo(Pasts.day(99));
    }

    @Test
    void recordsOfOneAlertMakeOneStoryInTheirOrder() {
        List<AlertStory> stories = Pasts.staff("said", Pasts.decision("d1", 20, "One")).stories();
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().last().state()).isEqualTo("resolved");
        assertThat(stories.getFirst().worst().seq()).isEqualTo(2);
        assertThat(stories.getFirst().stretch(Pasts.day(99)))
                .isEqualTo(new Stretch(Pasts.day(21), Pasts.day(35)));
    }

    @Test
    void publicAlertHasNoPointerAndItsNumbersAsTheyWereWritten() {
        PublicAlert alert = Pasts.alert(Asset.USERS, 1, AlertState.OPEN, Pasts.day(22.5), "said");
        assertThat(alert.record().toString())
                .contains("\"size\":0.25", "\"logM\":9.9", "secret-id-1")
                .doesNotContain("pointer", "4711");
        assertThatIllegalArgumentException().isThrownBy(() -> PublicAlert.of("{\"a\":1}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicAlert.of("secret"))
                .withMessageNotContaining("secret");
    }

    @Test
    void themesAndTheChanceOfPrecedenceAreToldWhereTheRecordHoldsThem() {
        PublicAlert alert =
                PublicAlert.of(
                        "{\"alertId\":\"a\",\"chanceOfPrecedence\":0.62,\"themes\":[{\"theme\":\"price\","
                                + "\"shareBefore\":0.11,\"shareSince\":0.34,\"levelBefore\":null,"
                                + "\"levelSince\":0.3,\"byShare\":-0.03,\"byLevel\":-0.02}]}");
        Html html = new Html();
        ThemeTable.write(alert, html);
        assertThat(alert.chanceOfPrecedence()).hasValue(.62);
        assertThat(html.toString())
                .contains("<th scope=\"row\">price</th>")
                .containsSubsequence("0.11", "0.34", "–", "0.30", "-0.03", "-0.02");
        PublicAlert without = PublicAlert.of("{\"alertId\":\"a\"}");
        assertThat(without.themes()).isEmpty();
        assertThat(without.chanceOfPrecedence()).isEmpty();
    }

    @Test
    void laterDecisionOfAnIdReplacesTheEarlier() {
        Retrospective past =
                new Retrospective(
                        "t",
                        "g",
                        List.of(),
                        new ArrayList<>(
                                List.of(
                                        Pasts.decision("a", 3, "Old"),
                                        Pasts.decision("b", 2, "Other"),
                                        Pasts.decision("a", 1, "New"))),
                        List.of(),
                        new TreeMap<>());
        assertThat(past.decisions())
                .containsExactly(Pasts.decision("a", 1, "New"), Pasts.decision("b", 2, "Other"));
    }

    private static AssetStory users(List<Level> levels) {
        return new AssetStory(
                Asset.USERS, 1, 0, 0, Phase.NORMAL, OptionalDouble.of(1), levels, List.of());
    }
}
