package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.codec.Schemas;
import java.io.IOException;
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
        assertThat(report.path("rejected").findValuesAsText("reason"))
                .containsExactly("bad-score", "not-json");
    }

    @Test
    void staffAreProtectedAsInTheAlertsThemselves() {
        assertThat(JsonReport.of(Pasts.sixWeeks("said")))
                .contains("\"at\":\"2026-01-26\"")
                .doesNotContain("secret-id", "pointer", "09:17");
    }

    @Test
    void pastOfNothingIsStillAReport() {
        Retrospective nothing =
                new Retrospective("Empty", "bellwether 1", List.of(), List.of(), new TreeMap<>());
        assertThat(Schemas.faults("report", JsonReport.of(nothing))).isEmpty();
    }
}
