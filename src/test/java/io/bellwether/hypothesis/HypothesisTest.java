package io.bellwether.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HypothesisTest {

    private static final Window BEFORE = window("2026-03-02", "2026-03-30");
    private static final Window AFTER = window("2026-04-06", "2026-05-04");

    /** Seals that were given away are compared with this form for years. */
    @Test
    void sealIsTheHashOfThisTextForGood() {
        Hypothesis hypothesis = of(new Scope.OfSegment("plan", "team"), .05, Instant.EPOCH);

        assertThat(hypothesis.canonical())
                .isEqualTo(
                        "{\"after\":{\"from\":\"2026-04-06\",\"to\":\"2026-05-04\"},"
                                + "\"asset\":\"users\","
                                + "\"before\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-30\"},"
                                + "\"direction\":\"up\",\"id\":\"h-12\",\"metric\":\"level\","
                                + "\"minimumAuthors\":30,\"registeredBy\":\"head of product\","
                                + "\"segment\":{\"plan\":\"team\"},\"smallestEffect\":0.05,"
                                + "\"title\":\"Customers want invoices by mail back\"}");
        assertThat(hypothesis.seal())
                .isEqualTo("658bb4422788b04ebd9206a49429ac3080146231784d486c8f096c6b2e648425");
    }

    @Test
    void sealDependsOnEverythingButWhenItWasRegistered() {
        Hypothesis one = of(new Scope.Whole(), .05, Instant.EPOCH);
        assertThat(of(new Scope.Whole(), .05, Instant.MAX).seal()).isEqualTo(one.seal());
        assertThat(of(new Scope.Whole(), .06, Instant.EPOCH).seal()).isNotEqualTo(one.seal());
        assertThat(of(new Scope.OfSource("x"), .05, Instant.EPOCH).seal()).isNotEqualTo(one.seal());
    }

    @Test
    void numbersAreWrittenAsShortAsTheyCanBe() {
        assertThat(of(new Scope.Whole(), 1, Instant.EPOCH).canonical())
                .contains("\"smallestEffect\":1,");
        assertThat(of(new Scope.Whole(), .0001, Instant.EPOCH).canonical())
                .contains("\"smallestEffect\":0.0001,");
        assertThat(of(new Scope.Whole(), .1, Instant.EPOCH).canonical())
                .contains("\"smallestEffect\":0.1,");
    }

    @Test
    void stringsAreEscapedAsRfc8785Has() {
        assertThat(of(new Scope.OfSource("\"\\\n\u0001é\u007f"), .1, Instant.EPOCH).canonical())
                .contains("\"source\":\"\\\"\\\\\\n\\u0001é\u007f\"");
    }

    @Test
    void whatIsRegisteredWhenTheWindowAfterBeginsIsLate() {
        Instant begin = Instant.parse("2026-04-06T00:00:00Z");
        assertThat(of(new Scope.Whole(), .05, begin.minusNanos(1)).isLate()).isFalse();
        assertThat(of(new Scope.Whole(), .05, begin).isLate()).isTrue();
    }

    @Test
    void whatCannotBeJudgedCannotBeRegistered() {
        assertThatThrownBy(() -> window("2026-03-02", "2026-03-15"))
                .hasMessage("a window has 13 days; it needs 2 to 52 whole weeks");
        assertThatThrownBy(() -> window("2026-03-02", "2026-03-09"))
                .hasMessage("a window has 7 days; it needs 2 to 52 whole weeks");
        assertThatThrownBy(() -> of(new Scope.Whole(), .00005, Instant.EPOCH))
                .hasMessageContaining("is outside [0.0001, 1] or has more than four decimals");
        assertThatThrownBy(() -> of(new Scope.Whole(), Double.NaN, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Asset.STAFF, 9, AFTER))
                .hasMessage("minimumAuthors 9 is outside [10, 1000]");
        assertThatThrownBy(() -> of(Asset.USERS, 9, window("2026-03-23", "2026-04-20")))
                .hasMessage("the window after begins before the other ends");
    }

    private static Hypothesis of(Scope scope, double smallestEffect, Instant registeredAt) {
        return new Hypothesis(
                "h-12",
                "Customers want invoices by mail back",
                Asset.USERS,
                scope,
                Metric.LEVEL,
                Direction.UP,
                smallestEffect,
                BEFORE,
                AFTER,
                30,
                "head of product",
                registeredAt);
    }

    private static Hypothesis of(Asset asset, int minimumAuthors, Window after) {
        return new Hypothesis(
                "h",
                "t",
                asset,
                new Scope.Whole(),
                Metric.LEVEL,
                Direction.UP,
                .05,
                BEFORE,
                after,
                minimumAuthors,
                "",
                Instant.EPOCH);
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }
}
