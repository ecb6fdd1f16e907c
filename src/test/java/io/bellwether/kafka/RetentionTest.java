package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a topic of few records lets go of one that was replaced. */
class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration AGAIN = Duration.ofDays(8);

    @Test
    void aFormerRecordStaysUntilALaterOneClosesItsFile() {
        Retention weekly = compacted(Optional.of(Duration.ofDays(7)), Duration.ofDays(7));

        assertThat(weekly.replacedBy(NOON)).hasValue(Instant.parse("2026-03-09T12:10:00Z"));
        assertThat(weekly.replacedBy(NOON, AGAIN)).hasValue(Instant.parse("2026-03-10T12:10:00Z"));
    }

    @Test
    void aLongerBoundHoldsWhereTheFileIsClosedBefore() {
        Retention monthly = compacted(Optional.of(Duration.ofDays(30)), Duration.ofDays(7));

        assertThat(monthly.replacedBy(NOON, AGAIN)).hasValue(Instant.parse("2026-04-01T12:10:00Z"));
    }

    @Test
    void nobodyKnowsWhenWhereNothingClosesTheFileOrNothingBoundsCompaction() {
        Retention open = compacted(Optional.of(Duration.ofDays(30)), Duration.ofDays(30));
        Retention unbounded = compacted(Optional.empty(), Duration.ofDays(7));

        assertThat(open.replacedBy(NOON, AGAIN)).isEmpty();
        assertThat(unbounded.replacedBy(NOON, AGAIN)).isEmpty();
    }

    private static Retention compacted(Optional<Duration> compaction, Duration segment) {
        return new Retention(
                false, true, Optional.empty(), segment, compaction, Duration.ofDays(1));
    }
}
