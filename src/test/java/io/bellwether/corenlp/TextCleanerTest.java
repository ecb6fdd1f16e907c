package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thanks @some_one for this        | thanks for this",
                "RT:@some_one! (@other) .@third   | RT:! () .",
                "write to jane.doe@example.org ok | write to ok",
                "see https://example.org/a?b=c ok | see ok",
                "see (HTTP://EXAMPLE.ORG) ok      | see ( ok",
                "WWW.example.org is down          | is down",
                "<p>Bad <b class='x'>app</b></p>  | Bad app",
                "open <b and never closed         | open b and never closed",
                "<email> and <phone>              | and",
                "I <3 it <_<                      | I <3 it <_<",
                "a @ b                            | a @ b",
                "bad food.Long hours              | bad food. Long hours",
                "good payNice people              | good pay Nice people",
                "YouTube iPhone #NotHappy         | YouTube iPhone #NotHappy"
            })
    void dropsWhatNamesPeopleAndKeepsWhatTheySay(String text, String clean) {
        assertThat(TextCleaner.clean(text).strip()).isEqualTo(clean);
    }

    @Test
    void controlsBlanksAndHalvesOfPairsBecomeOneBlank() {
        assertThat(TextCleaner.clean("a\u0000\n\u2028\uFEFF \uD83D b\uDE00")).isEqualTo("a b ");
    }

    @Test
    void aFamilyOfEmojiStaysTogether() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(TextCleaner.clean(family)).isEqualTo(family);
    }

    @Test
    void aWordWithoutEndIsCut() {
        assertThat(TextCleaner.clean("a".repeat(150)))
                .isEqualTo("a".repeat(64) + " " + "a".repeat(64) + " " + "a".repeat(22));
    }

    @Test
    void onlyTheFirst20000CharactersAreRead() {
        assertThat(TextCleaner.clean("ab ".repeat(10_000)).replace(" ", "")).hasSize(13_334);
    }

    @Property
    void noWordIsLongAndNoBlankIsDouble(@ForAll String text) {
        String clean = TextCleaner.clean(text);
        assertThat(clean.split(" ", -1)).allMatch(word -> word.length() <= 65);
        assertThat(clean).doesNotContain("  ");
    }
}
