package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I DON'T LIKE IT             | i do n't like it",
                "Goooooood!!!!!!             | goood !!!",
                "call 5551234 or 24/7        | call 0 or 24/7",
                "#NotHappy :( \uD83D\uDE21   | #nothappy :( \uD83D\uDE21",
                "ok \uD83D\uDC4D\uD83C\uDFFD \u2764\uFE0F | ok \uD83D\uDC4D \u2764"
            })
    void formsAreLowerCaseWithShortRepeatsAndNoLongNumbers(String text, String forms) {
        assertThat(forms(text)).containsExactly(forms.split(" "));
    }

    @Test
    void capitalIHasADotOnlyInTurkish() {
        assertThat(forms("TERRIBLE TIMING")).containsExactly("terrible", "timing");
    }

    @Test
    void theFirst1000TokensAreRead() {
        assertThat(forms("bad ".repeat(5000))).hasSize(1000);
    }

    private static List<String> forms(String text) {
        Reading reading = new TextReader(new TrainingWords(Lexicon.shipped())).read(text);
        return IntStream.range(0, reading.size()).mapToObj(i -> reading.word(i).form()).toList();
    }
}
