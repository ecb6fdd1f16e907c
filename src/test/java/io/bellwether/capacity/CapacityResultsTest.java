package io.bellwether.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityResultsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void whatWasPromisedIsHeldAgainstTheSmallerLimit() {
        CapacityResults results = results(60_000);

        assertThat(results.limit()).isEqualTo(80_000);
        assertThat(goal(results, 0).value()).isEqualTo(.75);
        assertThat(goal(results, 0).isMet()).isTrue();
        assertThat(goal(results(40_000), 0).isMet()).isFalse();
    }

    @Test
    void exactlyOnceIsComparedWithinEachRound() {
        Map<Part, List<Lap>> laps = laps(60_000);
        // On a machine that is twice as slow in every second round, the ratio is the same.
        laps.put(Part.RAW_TRANSACTIONS, List.of(lap(90_000), lap(45_000), lap(90_000)));
        laps.put(Part.RAW_COMMITS, List.of(lap(100_000), lap(50_000), lap(100_000)));

        assertThat(goal(results(laps), 2).value()).isCloseTo(.9, within(1e-9));
    }

    @Test
    void aDelayAboveASecondMisses() {
        CapacityResults results = results(60_000);

        assertThat(goal(results, 4).name()).isEqualTo("watermark to alert, p99 in ms");
        assertThat(goal(results, 4).value()).isEqualTo(990);
        assertThat(goal(results, 4).isMet()).isTrue();
        assertThat(new CapacityResults.Goal("late", 1001, 1000, false).isMet()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(new CapacityResults.Goal("none", Double.NaN, 1000, false).isMet()).isFalse();
        assertThat(new CapacityResults.Goal("none", Double.NaN, .7, true).isMet()).isFalse();
        assertThat(Delays.of("none", List.of()).p99()).isNaN();
    }

    @Test
    void theTableHasEveryPartAndEveryPromise() {
        String text = CapacityText.of(results(60_000));

        for (Part part : Part.values()) {
            assertThat(text).contains("| " + part.label() + " |");
        }
        assertThat(text)
                .contains("| watermark to alert | 1,000 | 500 | 990 | 1000 |")
                .contains("| topic to journal, share of the smaller limit | 0.75 | at least 0.70 |")
                .doesNotContain("NaN");
    }

    @Test
    void theJsonTellsEveryRound() throws IOException {
        JsonNode json = new ObjectMapper().readTree(CapacityJson.of(results(60_000)));

        assertThat(json.at("/parts/score").size()).isEqualTo(3);
        assertThat(json.at("/parts/score/0/records").asLong()).isEqualTo(60_000);
        assertThat(json.at("/goals/0/isMet").asBoolean()).isTrue();
        assertThat(json.at("/delays/0/p99Millis").asDouble()).isEqualTo(990);
    }

    @Test
    void aLapSurvivesTheWayFromOneProcessToAnother() {
        Lap lap = new Lap(1, 2, 3, 4, 5, 6);

        assertThat(Lap.ofLine(lap.toLine())).isEqualTo(lap);
        assertThatThrownBy(() -> Lap.ofLine("1 2 3"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("expected 6 numbers, got 3");
    }

    private static CapacityResults.Goal goal(CapacityResults results, int index) {
        return results.goals().get(index);
    }

    private static CapacityResults results(long scored) {
        return results(laps(scored));
    }

    private static CapacityResults results(Map<Part, List<Lap>> laps) {
        List<Double> millis =
                DoubleStream.iterate(1, millisecond -> millisecond + 1)
                        .limit(1000)
                        .boxed()
                        .toList();
        List<Delays> delays = List.of(Delays.of("watermark to alert", millis));
        return new CapacityResults(100_000, 230, 2, laps, delays, 30_000);
    }

    private static Map<Part, List<Lap>> laps(long scored) {
        Map<Part, List<Lap>> laps = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            laps.put(part, IntStream.range(0, 3).mapToObj(round -> lap(100_000)).toList());
        }
        laps.put(Part.SCORER, List.of(lap(80_000), lap(80_000), lap(90_000)));
        laps.put(Part.SCORE, List.of(lap(scored), lap(scored), lap(scored)));
        return laps;
    }

    private static Lap lap(long records) {
        return new Lap(records, records, SECOND, SECOND, SECOND / 10, 100 << 20);
    }
}
