package io.bellwether.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayResultsTest {

    /** Three rounds, of which the replay takes 1.25, 2 and 1 times as long as reading. */
    private static final ReplayResults RESULTS =
            new ReplayResults(
                    1000,
                    400,
                    2,
                    List.of(lap(4, 2), lap(5, 2), lap(6, 2)),
                    List.of(lap(5, 4), lap(10, 4), lap(6, 4)));

    @Test
    void shareIsTheMedianOfWhatEachRoundGives() {
        assertThat(RESULTS.share(Lap::perSecond)).isEqualTo(.8, within(1e-9));
        assertThat(RESULTS.share(Lap::perCpuSecond)).isEqualTo(.5, within(1e-9));
    }

    @Test
    void promisesAreMetOrMissedByWallTimeAndByCpuTime() {
        assertThat(RESULTS.goals())
                .extracting(CapacityResults.Goal::isMet)
                .containsExactly(true, false, true);
    }

    @Test
    void textTellsBothPartsAndEveryPromise() {
        assertThat(ReplayText.of(RESULTS))
                .contains("1,000 entries of 400 bytes, 3 rounds, 2 cores")
                .contains("| consume and decode | 200,000 (166,667 to 250,000) | 500,000 |")
                .contains("| replay | 166,667 (100,000 to 200,000) | 250,000 |")
                .contains("by CPU time | 0.50 | at least 0.70 | missed |");
    }

    @Test
    void jsonTellsEveryRound() {
        assertThat(ReplayJson.of(RESULTS))
                .contains("\"replaying\":[{\"records\":1000,\"seconds\":0.005,\"cpuSeconds\":0.004")
                .contains("\"value\":0.8", "\"isMet\":false");
    }

    @Test
    void roundsOfOnePartOnlyAreRefused() {
        assertThatThrownBy(() -> new ReplayResults(1, 1, 1, List.of(lap(1, 1)), List.of()))
                .hasMessage("1 laps of reading, but 0 of replaying");
    }

    private static Lap lap(long millis, long cpuMillis) {
        return new Lap(1000, 0, millis * 1_000_000, cpuMillis * 1_000_000, 0, 0);
    }
}
