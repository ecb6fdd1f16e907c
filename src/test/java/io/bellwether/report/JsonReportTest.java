package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.codec.Schemas;
import io.bellwether.decision.Decision;
import io.bellwether.html.Hostile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void reportIsWhatTheSchemaSays() {
        assertThat(Schemas.faults("report", JsonReport.of(Pasts.sixWeeks("said")))).isEmpty();
        // A title of more than 500 letters does not get as far as here.
        for (String text : Hostile.TEXTS.subList(0, Hostile.TEXTS.size() - 1)) {
            assertThat(Schemas.faults("report", JsonReport.of(Pasts.sixWeeks(text)))).isEmpty();
        }
    }

    @Test
    void reportHoldsEveryRecordOnceAndInOrder() throws IOException {
        JsonNode report = new JsonMapper().readTree(JsonReport.of(Pasts.sixWeeks("said")));
        assertThat(report.path("assets").findValuesAsText("phase")).contains("normal");
        JsonNode users = report.path("assets").path(0);
        assertThat(users.path("asset").asText()).isEqualTo("users");
        assertThat(users.path("levels")).hasSize(157);
        assertThat(users.path("dataGaps").toString())
                .isEqualTo("[{\"from\":\"2026-02-03T19:00:00Z\",\"to\":\"2026-02-07T00:00:00Z\"}]");
        JsonNode staff = report.path("assets").path(1);
        assertThat(staff.path("alerts").findValuesAsText("seq")).containsExactly("1", "2", "3");
        assertThat(staff.path("falseAlarmEveryYears").isNull()).isTrue();
        assertThat(users.path("falseAlarmEveryYears").intValue()).isEqualTo(1);
        assertThat(report.path("decisions").findValuesAsText("id"))
                .containsExactly("d1", "d2", "d3");
        assertThat(report.path("reversals").toString())
                .isEqualTo(
                        "[{\"later\":\"d3\",\"earlier\":\"d1\",\"at\":\"2026-02-08T00:00:00Z\",\"churn\":1}]");
        assertThat(report.path("notices")).isEmpty();
        assertThat(report.path("verdicts").findValuesAsText("verdict"))
                .containsExactly("supported", "inconclusive");
        assertThat(report.path("rejected").findValuesAsText("reason"))
                .containsExactly("bad-score", "not-json");
    }

    @Test
    void alertRecordsTellWhoMaskedThemAtTheirOwnTime() throws IOException {
        JsonNode report = new JsonMapper().readTree(JsonReport.of(Pasts.sixWeeks("said")));
        List<String> masked = new ArrayList<>();
        report.path("assets")
                .path(1)
                .path("alerts")
                .forEach(a -> masked.add(a.path("maskedBy").toString()));
        assertThat(masked).containsExactly("[\"users\"]", "[\"users\"]", "[\"users\"]");
    }

    @Test
    void effectsAreToldForEachDecisionAndAssetThatItTouches() throws IOException {
        JsonNode report = new JsonMapper().readTree(JsonReport.of(Pasts.sixWeeks("said")));
        List<String> told = new ArrayList<>();
        for (JsonNode effect : report.path("effects")) {
            told.add(
                    effect.path("decision").asText()
                            + " "
                            + effect.path("asset").asText()
                            + " "
                            + effect.path("difference"));
        }
        assertThat(told)
                .containsExactly(
                        "d1 users 0.0018",
                        "d2 users -0.0017",
                        "d1 staff -0.1591",
                        "d2 staff -0.1006",
                        "d3 staff 0.0848");
    }

    @Test
    void noticesAreWhatTheSchemaSays() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String stance = i % 2 == 0 ? "raise" : "lower";
            decisions.add(
                    new Decision(
                            "d" + i,
                            Pasts.day(i),
                            "Title",
                            "prices",
                            stance,
                            "board",
                            List.of(),
                            null));
        }
        Retrospective past =
                new Retrospective("t", "g", List.of(), decisions, List.of(), new TreeMap<>());
        String json = JsonReport.of(past);
        assertThat(json)
                .contains(
                        "{\"kind\":\"strategy-churn\",\"at\":\"2026-01-08T00:00:00Z\",\"decisions\":[\"d1\",\"d2\",\"d3\"]}",
                        "\"role\":\"board\",\"own\":10,\"of\":10}");
        assertThat(Schemas.faults("report", json)).isEmpty();
    }

    @Test
    void staffAreProtectedAsInTheAlertsThemselves() {
        assertThat(JsonReport.of(Pasts.sixWeeks("said")))
                .contains("\"at\":\"2026-01-26\"")
                .doesNotContain("secret-id", "pointer", "09:17")
                .contains("\"authors\":null,\"days\":null,\"mean\":null}")
                .contains(
                        "\"verdict\":\"inconclusive\",\"at\":\"2026-02-02T00:00:00Z\",\"effect\":null");
    }

    @Test
    void pastOfNothingIsStillAReport() {
        Retrospective nothing =
                new Retrospective(
                        "Empty", "bellwether 1", List.of(), List.of(), List.of(), new TreeMap<>());
        assertThat(Schemas.faults("report", JsonReport.of(nothing))).isEmpty();
    }
}
