package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.corenlp.WordTable.Traits;
import org.junit.jupiter.api.Test;

class WordTableTest {

    private final WordTable table = WordTable.shipped();

    @Test
    void wordsInLikePlacesAreInOneCluster() {
        assertThat(table.of("lol").cluster()).isPositive().isNotEqualTo(table.of("the").cluster());
        assertThat(table.of(":)").cluster()).isPositive();
    }

    @Test
    void theSideOfAWordThatNoLexiconHasIsKnown() {
        assertThat(Lexicon.shipped().contains("glitch")).isFalse();
        assertThat(table.of("glitch").learned()).isNegative();
        assertThat(Lexicon.shipped().contains("intuitive")).isFalse();
        assertThat(table.of("intuitive").learned()).isPositive();
    }

    @Test
    void hashtagsAndLongLettersFindTheirWord() {
        Traits word = table.of("intuitive");
        assertThat(word.isEmpty()).isFalse();
        assertThat(table.of("#intuitive")).isEqualTo(word);
        assertThat(table.of("glittchhh")).isEqualTo(table.of("glitch"));
    }

    @Test
    void aWordThatIsNotThereHasNoTraits() {
        assertThat(table.of("qzxqzxqzx")).isEqualTo(Traits.NONE);
        assertThat(table.of("#")).isNotNull();
        assertThat(table.of("")).isEqualTo(Traits.NONE);
    }

    @Test
    void itNamesNobody() {
        assertThat(table.words()).hasSizeGreaterThan(100_000);
        assertThat(table.words()).noneMatch(word -> word.matches(".*(@|http|www\\.|\\d{3}).*"));
        assertThat(table.words()).allMatch(word -> Forms.of(word).equals(word));
    }
}
