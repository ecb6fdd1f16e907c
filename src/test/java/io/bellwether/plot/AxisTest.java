package io.bellwether.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void linearAxisHasTicksAtRoundNumbers() {
        assertThat(texts(new Linear("", 0, 1)))
                .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(texts(new Linear("", 3, 47))).containsExactly("10", "20", "30", "40");
        assertThat(texts(new Linear("", -.3, .3))).containsExactly("-0.2", "0", "0.2");
        assertThat(texts(new Linear("", 0, 60_000)))
                .containsExactly("0", "20,000", "40,000", "60,000");
    }

    @Test
    void linearAxisEndsAtARoundNumberBeyondItsValues() {
        assertThat(Linear.fromZero("", 3, 41.5).to()).isEqualTo(50);
        assertThat(Linear.fromZero("").to()).isEqualTo(1);
        assertThat(Linear.around("", .43, .58)).isEqualTo(new Linear("", .4, .6000000000000001));
        assertThat(Linear.around("", 2, 2)).isEqualTo(new Linear("", 2, 2.2));
    }

    @Test
    void equalRatiosAreEqualStepsOnALogarithmicAxis() {
        Logarithmic axis = new Logarithmic("", .1, 1000);
        assertThat(axis.share(.1)).isZero();
        assertThat(axis.share(1)).isEqualTo(.25, within(1e-12));
        assertThat(axis.share(10)).isEqualTo(.5, within(1e-12));
        assertThat(axis.share(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void logarithmicAxisNamesPowersOfTenAndHalvesWhereThereIsRoom() {
        assertThat(texts(new Logarithmic("", .05, 2)))
                .containsExactly("0.05", "0.1", "0.2", "0.5", "1", "2");
        assertThat(texts(new Logarithmic("", .1, 1000)).stream().filter(text -> !text.isEmpty()))
                .containsExactly("0.1", "1", "10", "100", "1000");
        assertThat(Logarithmic.around("", 0, .3, 70)).isEqualTo(new Logarithmic("", .2, 100));
        assertThat(Logarithmic.around("")).isEqualTo(new Logarithmic("", 1, 2));
    }

    @Test
    void calendarHasTicksAtDaysMonthsOrYearsByItsSpan() {
        assertThat(texts(calendar("2024-01-30T12:00:00Z", "2024-02-03T00:00:00Z")))
                .containsExactly("31 Jan 2024", "1 Feb", "2 Feb", "3 Feb");
        assertThat(texts(calendar("2024-01-01T00:00:00Z", "2024-02-03T00:00:00Z")))
                .containsExactly("1 Jan 2024", "8 Jan", "15 Jan", "22 Jan", "29 Jan");
        assertThat(texts(calendar("2023-11-15T00:00:00Z", "2024-03-10T00:00:00Z")))
                .containsExactly("Dec 2023", "2024", "Feb", "Mar");
        assertThat(texts(calendar("2018-05-01T00:00:00Z", "2024-05-01T00:00:00Z")))
                .containsExactly("2019", "2020", "2021", "2022", "2023", "2024");
    }

    @Test
    void categoriesStandInTheMiddleOfTheirShare() {
        Categories axis = new Categories("", List.of("one", "two"));
        assertThat(axis.ticks()).containsExactly(new Tick(.25, "one"), new Tick(.75, "two"));
    }

    @Test
    void axisWithoutAnEndIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Linear("", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Linear("", 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Logarithmic("", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Categories("", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar("2024-01-30T12:00:00Z", "2024-01-30T12:00:00Z"));
    }

    private static Calendar calendar(String from, String to) {
        return new Calendar("", Instant.parse(from), Instant.parse(to));
    }

    private static List<String> texts(Axis axis) {
        return axis.ticks().stream().map(Tick::text).toList();
    }
}
