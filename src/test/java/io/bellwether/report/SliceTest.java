package io.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Slice;
import io.bellwether.html.Step;
import io.bellwether.html.Stretch;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final double EXACT = 1e-9;

    @Test
    void levelOfADayIsTheMeanOfItsVotes() {
        Slice day = day(level(0, 4, .5, .1), level(5, 12, .7, .1));
        assertThat(day.votes()).isEqualTo(16);
        assertThat(day.level()).isEqualTo(.65, within(EXACT));
        assertThat(day.expected()).isEqualTo(.6, within(EXACT));
    }

    @Test
    void whatHoursShareDoesNotShrinkAndWhatVotesAddDoes() {
        // .02 ^ 2 + .4 ^ 2 / votes for 4 and 16 votes; together .02 ^ 2 + .4 ^ 2 / 20 = .0084
        Slice day = day(level(0, 4, .6, Math.sqrt(.0404)), level(1, 16, .6, Math.sqrt(.0104)));
        assertThat(day.halfWidth()).isEqualTo(.0916515139, within(EXACT));
    }

    @Test
    void hoursOfAsManyVotesHaveTheWiderBand() {
        Slice day = day(level(0, 8, .6, .2), level(1, 8, .6, .2));
        assertThat(day.halfWidth()).isEqualTo(.2, within(EXACT));
    }

    @Test
    void bandThatGrowsWithVotesIsTakenAsShared() {
        Slice day = day(level(0, 4, .6, .1), level(1, 16, .6, .3));
        assertThat(day.halfWidth()).isEqualTo(.2236067977, within(EXACT));
    }

    @Test
    void placeIsToldByTheBandAndNotWhileLearning() {
        assertThat(day(level(0, 8, .39, .2)).place()).isEqualTo("below the band");
        assertThat(day(level(0, 8, .41, .2)).place()).isEqualTo("in the band");
        assertThat(day(level(0, 8, .81, .2)).place()).isEqualTo("above the band");
        Level learning = Pasts.level(Asset.USERS, Pasts.day(0), .1, Phase.LEARNING);
        assertThat(day(learning).place()).isEmpty();
        assertThat(day(level(0, 8, .1, Double.NaN), level(1, 8, .1, .2)).place()).isEmpty();
    }

    @Test
    void weeksBeginOnMondaysAndDaysWithoutVotesAreLeftOut() {
        List<Level> levels =
                List.of(
                        at("2026-01-04T23:00:00Z"),
                        at("2026-01-05T00:00:00Z"),
                        at("2026-01-11T23:00:00Z"),
                        at("2026-01-12T00:00:00Z"));
        assertThat(Slice.of(levels, Step.WEEK))
                .extracting(slice -> slice.from().toString(), Slice::votes)
                .containsExactly(
                        tuple("2025-12-29T00:00:00Z", 8L),
                        tuple("2026-01-05T00:00:00Z", 16L),
                        tuple("2026-01-12T00:00:00Z", 8L));
        assertThat(Slice.of(levels, Step.DAY)).hasSize(4);
    }

    @Test
    void shortPastsAreDrawnByHoursLongOnesByWeeks() {
        assertThat(Step.of(new Stretch(Pasts.day(0), Pasts.day(15)))).isEqualTo(Step.HOUR);
        assertThat(Step.of(new Stretch(Pasts.day(0), Pasts.day(16)))).isEqualTo(Step.DAY);
        assertThat(Step.of(new Stretch(Pasts.day(0), Pasts.day(430)))).isEqualTo(Step.DAY);
        assertThat(Step.of(new Stretch(Pasts.day(0), Pasts.day(431)))).isEqualTo(Step.WEEK);
    }

    @Test
    void assetOfWhichLittleIsHeardIsDrawnInLongerPieces() {
        Stretch month = new Stretch(Pasts.day(0), Pasts.day(28));
        assertThat(Step.DAY.forVotes(224, month)).isEqualTo(Step.DAY);
        assertThat(Step.DAY.forVotes(223, month)).isEqualTo(Step.WEEK);
        assertThat(Step.HOUR.forVotes(3, month)).isEqualTo(Step.WEEK);
    }

    private static Slice day(Level... levels) {
        List<Slice> slices = Slice.of(List.of(levels), Step.DAY);
        assertThat(slices).hasSize(1);
        return slices.getFirst();
    }

    private static Level level(int hour, long votes, double level, double halfWidth) {
        Instant from = Pasts.day(hour / 24.0);
        return Pasts.level(Asset.USERS, from, votes, level, halfWidth, Phase.NORMAL);
    }

    private static Level at(String from) {
        return Pasts.level(Asset.USERS, Instant.parse(from), .6, Phase.NORMAL);
    }
}
