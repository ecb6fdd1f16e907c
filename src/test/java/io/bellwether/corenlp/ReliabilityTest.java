package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.sentiment.Sentiment;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    /** Worked out by hand: tenths 1 and 9 with .15 against .25, and .95 against 1. */
    private static Reliability example() {
        Reliability.Builder builder = new Reliability.Builder();
        builder.add(Sentiment.NEGATIVE, 0.1);
        builder.add(Sentiment.NEUTRAL, 0.2 - 1e-9);
        builder.add(Sentiment.POSITIVE, 0.9);
        builder.add(Sentiment.POSITIVE, 1);
        builder.add(Sentiment.POSITIVE, 0.95);
        return builder.build();
    }

    @Test
    void levelsAreComparedWithTheTruthByTenth() {
        assertThat(example().tenths())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.place()).isEqualTo(1);
                            assertThat(first.texts()).isEqualTo(2);
                            assertThat(first.level()).isCloseTo(0.15, within(1e-8));
                            assertThat(first.truth()).isEqualTo(0.25);
                        },
                        last -> {
                            assertThat(last.place()).isEqualTo(9);
                            assertThat(last.texts()).isEqualTo(3);
                            assertThat(last.truth()).isEqualTo(1);
                        });
        assertThat(example().error()).isCloseTo((2 * 0.1 + 3 * 0.05) / 5, within(1e-8));
    }

    @Test
    void withoutTextsThereIsNoError() {
        assertThat(new Reliability.Builder().build().error()).isNaN();
    }

    /** 81 of 263 is the example of Newcombe 1998, table I: .2553 to .3662. */
    @Test
    void theIntervalIsThatOfTheBooks() {
        Evaluation.Interval interval = Wilson.interval(81 / 263.0, 263);
        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
        assertThat(Wilson.interval(0, 20).low()).isZero();
        assertThat(Wilson.interval(1, 20).high()).isEqualTo(1);
        assertThat(Wilson.interval(0, 0)).isEqualTo(new Evaluation.Interval(0, 1));
    }
}
