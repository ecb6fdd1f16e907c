package io.bellwether.corenlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.LexedTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's tokeniser, used for one text after another. For one thread.
 *
 * <p>To make a {@link PTBTokenizer} takes longer than a third of a tweet: it parses its options and
 * fills 50 KB with zeros. So one goes on to the next text. Its reader says at the end of a text
 * that the end is reached; when the last token ends there, or one blank before, the tokeniser asks
 * its reader again when it is asked for a token again, and gets the next text. It keeps nothing
 * else from token to token. Where a text ends otherwise, the tokeniser finds the end for good, and
 * a new one is made; so also after {@value #LONGEST_USE} characters, since it counts them in an
 * int.
 */
final class Lexer {

    static final String OPTIONS =
            "untokenizable=noneKeep,invertible=false,ptb3Escaping=false,quotes=ascii,splitHyphenated=true";
    private static final int LONGEST_USE = 1 << 24;
    private static final Word SOME_WORD = new Word("");

    private final Source source = new Source();
    private @Nullable PTBTokenizer<Word> tokenizer;
    private String surface = "";
    private int start;
    private int end;

    /** Begins a text; what is left of the last one is forgotten. */
    void open(String text) {
        int past = start + source.next;
        if (!isOver() || past > LONGEST_USE) {
            tokenizer = null;
        }
        start = tokenizer == null ? 0 : past;
        end = start;
        source.text = text;
        source.next = 0;
    }

    /** Whether nothing but one blank is left, which would be passed over. */
    private boolean isOver() {
        int read = end - start;
        int left = source.text.length() - read;
        return left == 0 || (left == 1 && source.text.charAt(read) == ' ');
    }

    /** The next token of the text; null after the last. */
    @Nullable String next() {
        PTBTokenizer<Word> current = tokenizer;
        if (isOver()) {
            return null;
        }
        // Whatever is thrown leaves no tokeniser behind that stopped in the middle.
        tokenizer = null;
        if (current == null) {
            current = new PTBTokenizer<>(source, factory(), OPTIONS);
        }
        if (!current.hasNext()) {
            return null;
        }
        current.next();
        tokenizer = current;
        return surface;
    }

    private LexedTokenFactory<Word> factory() {
        return (string, begin, length) -> {
            surface = string;
            end = begin + length;
            return SOME_WORD;
        };
    }

    /** Hands out the text, then says that it is over, as often as it is asked. */
    private static final class Source extends Reader {

        private String text = "";
        private int next;

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (next == text.length()) {
                return -1;
            }
            int count = Math.min(length, text.length() - next);
            text.getChars(next, next + count, buffer, offset);
            next += count;
            return count;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
