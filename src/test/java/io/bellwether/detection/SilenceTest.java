package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void silenceIsAGapOnceTooManyVotesAreMissing() {
        Silence silence = new Silence();

        assertThat(silence.addEmpty(10, 4, 9)).isFalse();
        assertThat(silence.addEmpty(11, 4, 9)).isFalse();
        assertThat(silence.addEmpty(12, 4, 9)).isTrue();
        assertThat(silence.addEmpty(13, 4, 9)).isFalse();
        assertThat(silence.isGap()).isTrue();
        assertThat(silence.end(14)).isTrue();
        assertThat(silence.isGap()).isFalse();
        assertThat(silence.contains(9)).isFalse();
        assertThat(silence.contains(10)).isTrue();
        assertThat(silence.contains(13)).isTrue();
        assertThat(silence.contains(14)).isFalse();
    }

    @Test
    void aVoteStartsTheCountAgain() {
        Silence silence = new Silence();
        silence.addEmpty(10, 4, 9);
        silence.addEmpty(11, 4, 9);

        assertThat(silence.end(12)).isFalse();
        assertThat(silence.addEmpty(13, 4, 9)).isFalse();
    }
}
