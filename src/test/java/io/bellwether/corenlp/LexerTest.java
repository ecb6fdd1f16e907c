package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LexerTest {

    static final String OPTIONS =
            "untokenizable=noneKeep,invertible=false,ptb3Escaping=false,quotes=ascii,splitHyphenated=true";

    private final Lexer lexer = new Lexer();

    @Test
    void theLastTokenIsJudgedByTheEndOfItsText() {
        assertThat(reused("He lives in the U.S.")).isEqualTo(fresh("He lives in the U.S."));
        assertThat(reused("And she")).containsExactly("And", "she");
        assertThat(reused("so-called \" ")).isEqualTo(fresh("so-called \" "));
        assertThat(reused("\"")).containsExactly("\"");
        assertThat(reused("")).isEmpty();
        assertThat(reused("over")).containsExactly("over");
    }

    @Test
    void aTextThatIsLeftInTheMiddleIsForgotten() {
        lexer.open("one two three");
        assertThat(lexer.next()).isEqualTo("one");
        assertThat(reused("four five")).containsExactly("four", "five");
    }

    @Test
    void aTextMayBeLongerThanTheTokenisersBuffer() {
        String text = "word ".repeat(5000) + "end";
        assertThat(reused(text)).hasSize(5001).isEqualTo(fresh(text));
        assertThat(reused("next one")).containsExactly("next", "one");
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> lively =
                Arbitraries.strings()
                        .withChars("ab US.,'\"-<>&/#@$:;()!?%*=^_|~+10\u20AC\u00E9\u200D\u2019")
                        .ofMaxLength(20);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> smile = Arbitraries.of("\uD83D\uDE00", "\uD83D\uDC4D\uD83C\uDFFD", ":-)");
        return Arbitraries.oneOf(lively, lively, any, smile).list().ofMaxSize(30);
    }

    @Property(tries = 2000)
    void oneTokeniserForManyTextsCutsAsOneForEach(@ForAll("texts") List<String> texts) {
        for (String text : texts) {
            String clean = TextCleaner.clean(text);
            assertThat(reused(clean)).isEqualTo(fresh(clean));
        }
    }

    private List<String> reused(String text) {
        lexer.open(text);
        List<String> tokens = new ArrayList<>();
        for (String token = lexer.next(); token != null; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    private static List<String> fresh(String text) {
        return new PTBTokenizer<>(new StringReader(text), new WordTokenFactory(), OPTIONS)
                .tokenize().stream().map(Word::word).toList();
    }
}
