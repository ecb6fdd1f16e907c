package io.bellwether.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into sentences that CoreNLP's parser can bear, before it sees them. */
final class Sentences {

    /** Tokens of a text that are parsed; what follows is not scored. */
    static final int MOST_TOKENS = 1000;

    /** Tokens of a sentence; a longer one is parsed in pieces. */
    static final int LONGEST = 100;

    /**
     * Characters of a word; the rest of a longer one is dropped. The tagger's work grows with them,
     * and no model knows a word as long.
     */
    private static final int LONGEST_WORD = 32;

    private static final String OPTIONS = "untokenizable=noneDelete,invertible=false";

    private Sentences() {}

    /** The sentences of a text as {@link TextCleaner} leaves it; none is empty. */
    static List<List<CoreLabel>> of(String clean) {
        PTBTokenizer<CoreLabel> tokenizer =
                new PTBTokenizer<>(new StringReader(clean), new CoreLabelTokenFactory(), OPTIONS);
        List<CoreLabel> tokens = new ArrayList<>();
        while (tokens.size() < MOST_TOKENS && tokenizer.hasNext()) {
            tokens.add(shortened(tokenizer.next()));
        }
        List<List<CoreLabel>> pieces = new ArrayList<>();
        for (List<CoreLabel> sentence : new WordToSentenceProcessor<CoreLabel>().process(tokens)) {
            for (int from = 0; from < sentence.size(); from += LONGEST) {
                int to = Math.min(sentence.size(), from + LONGEST);
                pieces.add(numbered(sentence.subList(from, to)));
            }
        }
        return pieces;
    }

    private static CoreLabel shortened(CoreLabel token) {
        String word = token.word();
        if (word.length() > LONGEST_WORD) {
            boolean isInPair = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1));
            token.setWord(word.substring(0, isInPair ? LONGEST_WORD - 1 : LONGEST_WORD));
        }
        return token;
    }

    private static List<CoreLabel> numbered(List<CoreLabel> sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            sentence.get(i).setIndex(i + 1);
        }
        return sentence;
    }
}
