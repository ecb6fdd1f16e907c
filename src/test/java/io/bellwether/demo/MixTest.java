package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.feedback.Asset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MixTest {

    @Property
    void aShiftMovesTheMoodByItself(
            @ForAll Asset asset, @ForAll @DoubleRange(min = -.5, max = .18) double shift) {
        Mix usual = Mix.usual(asset);

        assertThat(usual.moved(shift).mood() - usual.mood()).isCloseTo(shift, within(1e-9));
    }

    @Property
    void noShiftSilencesAnyMood(
            @ForAll Asset asset, @ForAll @DoubleRange(min = -1, max = 1) double shift) {
        Mix moved = Mix.usual(asset).moved(shift);

        assertThat(moved.unhappy()).isGreaterThan(.0199);
        assertThat(moved.neutral()).isGreaterThan(.0199);
        assertThat(moved.happy()).isGreaterThan(.0199);
    }

    @Test
    void theHappyTurnUnhappyBeforeTheNeutralDo() {
        assertThat(new Mix(.3, .3, .4).moved(-.2).neutral()).isEqualTo(.3);
    }

    @Test
    void pointsBelongToTheirShare() {
        Mix mix = new Mix(.3, .3, .4);

        assertThat(mix.at(0)).isEqualTo(Mood.UNHAPPY);
        assertThat(mix.at(.3)).isEqualTo(Mood.NEUTRAL);
        assertThat(mix.at(.6)).isEqualTo(Mood.HAPPY);
        assertThat(mix.at(.999)).isEqualTo(Mood.HAPPY);
    }

    @Test
    void sharesThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> new Mix(.3, .3, .3)).isInstanceOf(IllegalArgumentException.class);
    }
}
