package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.SharedData;
import io.bellwether.decision.Concentration;
import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionLog;
import io.bellwether.decision.DecisionReview;
import io.bellwether.decision.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real list of decisions, which says who decided about what, but not which way. */
class SharedDecisionsTest {

    @Test
    void everyDecisionIsReadAndWithoutStancesNothingIsTakenBack() throws IOException {
        DecisionReview review = new DecisionReview(decisions());

        assertThat(review.decisions()).hasSize(57);
        assertThat(review.decisions()).allMatch(decision -> decision.assets().isEmpty());
        assertThat(review.decisions()).noneMatch(decision -> decision.subject().isEmpty());
        assertThat(review.reversals()).isEmpty();
        assertThat(review.churnAt(Instant.parse("2022-12-31T00:00:00Z"))).isEqualTo(0);
    }

    @Test
    void oneRoleTookFourOfFiveDecisionsOfTheThirtyDaysToTheMiddleOfDecember() throws IOException {
        DecisionReview review = new DecisionReview(decisions());

        assertThat(review.notices())
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.Concentrated.class,
                        notice -> {
                            assertThat(notice.at()).isEqualTo("2022-12-12T00:00:00Z");
                            assertThat(notice.decisionIds()).hasSize(8);
                            assertThat(notice.concentration().own()).isEqualTo(8);
                            assertThat(notice.concentration().decisions()).isEqualTo(10);
                        });
        Concentration earlier =
                review.concentrationAt(Instant.parse("2022-12-04T00:00:00Z")).orElseThrow();
        assertThat(earlier.own()).isEqualTo(9);
        assertThat(earlier.decisions()).isEqualTo(14);
    }

    @Test
    void aYearOfDecisionsMakesPrecedenceACoincidenceMoreAndMore() throws IOException {
        DecisionLog log = new DecisionLog();
        decisions().forEach(log::put);
        log.heard(Instant.parse("2020-05-01T00:00:00Z"));

        // 51 and 71 days of the 365 before, and 152 of them.
        assertThat(log.chanceOfPrecedence(Instant.parse("2022-10-31T00:00:00Z")))
                .hasValue(51 / 365.0);
        assertThat(log.chanceOfPrecedence(Instant.parse("2022-11-20T00:00:00Z")))
                .hasValue(71 / 365.0);
        assertThat(log.chanceOfPrecedence(Instant.parse("2023-03-01T00:00:00Z")))
                .hasValue(152 / 365.0);
    }

    private static List<Decision> decisions() throws IOException {
        DecisionCodec codec = new DecisionCodec();
        List<Decision> decisions = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("twitter-decisions.jsonl"), UTF_8)) {
            DecodedDecision decoded = codec.decode(line.getBytes(UTF_8));
            assertThat(decoded).isInstanceOf(DecodedDecision.Accepted.class);
            decisions.add(((DecodedDecision.Accepted) decoded).decision());
        }
        return decisions;
    }
}
