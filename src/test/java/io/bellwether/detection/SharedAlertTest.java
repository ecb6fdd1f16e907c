package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedAlertTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final SharedAlert alert = new SharedAlert();

    @Test
    void aGenuineDropTakesOverFromAMix() {
        alert.of(Signal.TEXT, raised(0, Signal.MIX, Severity.WARNING));
        Change told = alert.of(Signal.RATING, raised(1, Signal.RATING, Severity.CRITICAL));
        assertThat(told).isEqualTo(revised(1, Signal.RATING, Severity.CRITICAL));
    }

    @Test
    void aMixTakesOverFromNobody() {
        alert.of(Signal.TEXT, raised(0, Signal.TEXT, Severity.MAJOR));
        assertThat(alert.of(Signal.RATING, raised(1, Signal.MIX, Severity.WARNING))).isNull();
        assertThat(alert.of(Signal.RATING, revised(2, Signal.MIX, Severity.WARNING))).isNull();
    }

    @Test
    void aMixThatTurnsOutToBeGenuineTakesOverFromAMix() {
        alert.of(Signal.TEXT, raised(0, Signal.MIX, Severity.WARNING));
        assertThat(alert.of(Signal.RATING, raised(1, Signal.MIX, Severity.WARNING))).isNull();
        assertThat(alert.of(Signal.RATING, revised(2, Signal.RATING, Severity.MAJOR)))
                .isEqualTo(revised(2, Signal.RATING, Severity.MAJOR));
        assertThat(alert.of(Signal.RATING, cleared(3)))
                .isEqualTo(revised(3, Signal.MIX, Severity.WARNING, 0));
        assertThat(alert.of(Signal.TEXT, cleared(4))).isEqualTo(cleared(4));
    }

    private static Raised raised(int second, Signal signal, Severity severity) {
        Revised figures = revised(second, signal, severity);
        return new Raised(
                figures.at(),
                figures.onset(),
                figures.size(),
                severity,
                figures.logEvidence(),
                figures.logBudget(),
                figures.level(),
                figures.baseline(),
                figures.votes(),
                false,
                signal,
                figures.mix());
    }

    private static Revised revised(int second, Signal signal, Severity severity) {
        return revised(second, signal, severity, second);
    }

    /** Figures that were found at {@code found}, and are told at {@code second}. */
    private static Revised revised(int second, Signal signal, Severity severity, int found) {
        Instant at = NOON.plusSeconds(second);
        return new Revised(at, NOON, .2, severity, 9.5, 9, .4, .6, 40 + found, signal, .1);
    }

    private static Cleared cleared(int second) {
        return new Cleared(NOON.plusSeconds(second), NOON, .6, .6);
    }
}
