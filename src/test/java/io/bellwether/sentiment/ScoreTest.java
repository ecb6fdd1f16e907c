package io.bellwether.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void levelIsPositivePlusHalfOfNeutralRounded() {
        assertThat(Score.Scored.ofProbabilities(.2, .5, .3).level()).isEqualTo(.55);
        assertThat(Score.Scored.ofProbabilities(1, 1, 1).level()).isEqualTo(.5);
        assertThat(Score.Scored.ofLevel(.123456).level()).isEqualTo(.1235);
    }

    @Test
    void sentimentIsTheMostProbableClassAndNeutralOnATie() {
        assertThat(Score.Scored.ofProbabilities(.5, .3, .2).sentiment())
                .isEqualTo(Sentiment.NEGATIVE);
        assertThat(Score.Scored.ofProbabilities(.2, .3, .5).sentiment())
                .isEqualTo(Sentiment.POSITIVE);
        assertThat(Score.Scored.ofProbabilities(.4, .4, .2).sentiment())
                .isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void levelOutsideTheScaleIsRefused() {
        assertThatThrownBy(() -> Score.Scored.ofLevel(1.01))
                .hasMessage("level 1.01 is outside [0, 1]");
        assertThatThrownBy(() -> Score.Scored.ofLevel(Double.NaN))
                .hasMessage("level NaN is outside [0, 1]");
    }
}
