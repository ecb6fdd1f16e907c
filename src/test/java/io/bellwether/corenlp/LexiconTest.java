package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LexiconTest {

    @Test
    void theShippedOneKnowsWordsEmoticonsAndEmoji() {
        Lexicon lexicon = Lexicon.shipped();
        assertThat(lexicon.valence("terrible")).isEqualTo(-21);
        assertThat(lexicon.valence(":)")).isEqualTo(20);
        assertThat(lexicon.valence("\uD83D\uDE0D")).isEqualTo(24);
        assertThat(lexicon.valence("tuesday")).isZero();
    }

    @Test
    void everyEntryIsAFormThatTheTokeniserMakes() {
        TextReader reader = new TextReader(new TrainingWords(Lexicon.shipped()));
        assertThat(Lexicon.shipped().tenths().keySet())
                .filteredOn(word -> Character.isLetter(word.charAt(0)))
                .filteredOn(word -> !reader.read(word).word(0).form().startsWith(word))
                .hasSizeLessThan(100);
    }

    @Test
    void aValenceOutsideTheScaleIsRefused() {
        assertThatThrownBy(() -> new Lexicon(new TreeMap<>(Map.of("odd", 41))))
                .hasMessage("valence 41 is outside [-40, 40]");
    }
}
