package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsualTest {

    /** Ten days of 80 votes at +.02 and 20 at -.08: offsets of .02 and -.08, shrunk by 32 votes. */
    private final Usual usual = Usual.of(Collections.nCopies(10, day(80, .02, 20, -.08)));

    @Test
    void usualCompositionExplainsNothing() {
        assertThat(usual.explains(day(8, .02, 2, -.08), 0)).isEqualTo(0, within(1e-12));
        assertThat(usual.strangers(day(8, 0, 2, 0))).isZero();
    }

    @Test
    void sharesTimesOffsetsExplainAnotherComposition() {
        // (.5 - .2) of the votes went from .02 * 800 / 832 to -.08 * 200 / 232.
        assertThat(usual.explains(day(5, .02, 5, -.08), 0)).isEqualTo(.026459, within(1e-6));
    }

    @Test
    void whatPeopleSayIsNotExplainedByWhoTheyAre() {
        assertThat(usual.explains(day(8, -.4, 2, -.5), 0)).isEqualTo(0, within(1e-12));
    }

    @Test
    void allThatANewStratumSaysIsAMatterOfWhoSpeaks() {
        Voices hour = day(8, .02, 2, -.08);
        hour.add(7, .3);
        hour.add(7, .3);
        assertThat(usual.strangers(hour)).isEqualTo(2);
        assertThat(usual.explains(hour, .6)).isEqualTo(.05, within(.001));
    }

    @Test
    void nothingIsExplainedByFewerThanAHundredVotes() {
        Usual thin = Usual.of(List.of(day(79, .02, 20, -.08)));
        assertThat(thin.explains(day(0, 0, 9, .1), .5)).isZero();
        assertThat(thin.strangers(day(0, 0, 9, .1))).isZero();
    }

    @Test
    void sixteenthKindOfVoiceAndLaterOnesShareANumberUntilOneIsFree() {
        Strata strata = new Strata();
        for (int label = 0; label < 15; label++) {
            assertThat(strata.of("source " + label)).isEqualTo(label);
        }
        assertThat(strata.of("another")).isEqualTo(15);
        assertThat(strata.of("one more")).isEqualTo(15);
        strata.retain(number -> number != 4);
        assertThat(strata.of("one more")).isEqualTo(4);
        assertThat(strata.of("source 5")).isEqualTo(5);
    }

    private static Voices day(int first, double ofFirst, int second, double ofSecond) {
        Voices voices = new Voices();
        for (int vote = 0; vote < first; vote++) {
            voices.add(0, ofFirst);
        }
        for (int vote = 0; vote < second; vote++) {
            voices.add(1, ofSecond);
        }
        return voices;
    }
}
