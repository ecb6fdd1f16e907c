package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownErasuresTest {

    private static final Instant TEN = Instant.parse("2026-04-01T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    private final KnownErasures known = new KnownErasures();

    @Test
    void anErasureIsCarriedOutWhenEveryMonitorIsBehindTheEntryInItsJournal() {
        known.asked(erased("e-1", TEN));
        journalled("e-1", 0, 7, TEN.plusSeconds(1));
        journalled("e-1", 1, 8, TEN.plusSeconds(3));
        journalled("e-1", 2, 9, TEN.plusSeconds(2));

        assertThat(known.ofTheLast(Map.of(0, 8L, 1, 9L, 2, 10L)))
                .isEqualTo(new ErasureProgress.CarriedOut("e-1", TEN.plusSeconds(3)));
        assertThat(known.ofTheLast(Map.of(0, 8L, 1, 8L, 2, 10L)))
                .isEqualTo(new ErasureProgress.Written("e-1"));
        assertThat(known.ofTheLast(Map.of(0, 8L, 1, 9L)))
                .isEqualTo(new ErasureProgress.Written("e-1"));
    }

    @Test
    void anErasureThatOneJournalWasNotToldOfIsNotCarriedOut() {
        known.asked(erased("e-1", TEN));
        journalled("e-1", 0, 7, TEN);
        journalled("e-1", 1, 8, TEN);

        assertThat(known.ofTheLast(Map.of(0, 99L, 1, 99L, 2, 99L)))
                .isEqualTo(new ErasureProgress.Written("e-1"));
    }

    @Test
    void ofSeveralTheOneOfTheLatestTimeCounts() {
        known.asked(erased("e-2", NOON));
        known.asked(erased("e-9", TEN));

        assertThat(known.ofTheLast(Map.of())).isEqualTo(new ErasureProgress.Written("e-2"));
    }

    @Test
    void ofSomebodyWhoseErasureNobodyAskedForThereIsNone() {
        journalled("e-1", 0, 7, TEN);

        assertThat(known.ofTheLast(Map.of())).isEqualTo(new ErasureProgress.NeverAsked());
    }

    private void journalled(String id, int partition, long offset, Instant at) {
        known.journalled(
                erased(id, TEN),
                new InputRecord(
                        "bellwether.scored.v1", partition, offset, at, null, null, List.of()));
    }

    private static Input.AuthorErased erased(String id, Instant at) {
        return new Input.AuthorErased(
                id, Asset.USERS, at, "privacy office", new TreeSet<>(List.of("00112233445566aa")));
    }
}
