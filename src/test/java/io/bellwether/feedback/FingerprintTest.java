package io.bellwether.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String SENTENCE = "The new plan costs twice as much and does half as well";

    @Test
    void copiesShareAMarkThroughCaseLinksMentionsAndPunctuation() {
        long mark = Fingerprint.of(SENTENCE);
        assertThat(mark).isNotEqualTo(Fingerprint.NONE);
        assertThat(
                        Fingerprint.of(
                                "@someone the NEW plan, costs twice as much -- and does half as"
                                        + " well! https://example.com/42 77"))
                .isEqualTo(mark);
    }

    @Test
    void otherWordsOrAnotherOrderAreAnotherText() {
        assertThat(Fingerprint.of(SENTENCE)).isNotEqualTo(Fingerprint.of(SENTENCE + " enough"));
        assertThat(Fingerprint.of("one two three four five six seven eight"))
                .isNotEqualTo(Fingerprint.of("two one three four five six seven eight"));
    }

    @Test
    void shortTextsAreNeverCopies() {
        assertThat(Fingerprint.of("good app")).isEqualTo(Fingerprint.NONE);
        assertThat(Fingerprint.of("one two three four five six seven")).isEqualTo(Fingerprint.NONE);
        assertThat(Fingerprint.of("")).isEqualTo(Fingerprint.NONE);
    }
}
