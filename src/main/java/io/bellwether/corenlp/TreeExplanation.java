package io.bellwether.corenlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.trees.Tree;
import io.bellwether.sentiment.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a text has its score: each of its sentences with its level and the phrases that swing it. The
 * words are the caller's own; keep them out of logs.
 *
 * <p>A phrase is what the parser took for one, of at least two words. A sentence is
 * <em>carried</em> by its smallest phrase that is at least as far from .5 as the sentence itself,
 * on the same side; that may be the whole sentence. <em>Against</em> it speaks the phrase that is
 * furthest from .5 on the other side, if any is further than {@value #CLEAR} from it.
 *
 * @param score what {@link TreeScorer#score} says
 * @param sentences in the order of the text; none when it was not scored
 */
public record TreeExplanation(Score score, List<Sentence> sentences) {

    private static final double MIDDLE = .5;
    private static final double CLEAR = .1;
    private static final int PHRASE = 2;

    public TreeExplanation {
        sentences = List.copyOf(sentences);
    }

    /**
     * One sentence, or a piece of one that was too long.
     *
     * @param level in [0, 1]
     * @param weight its share of the text's level: its share of the tokens, in (0, 1]
     * @param carriedBy what gives it its level
     * @param against what would have given it another
     */
    public record Sentence(
            double level, double weight, Phrase carriedBy, Optional<Phrase> against) {}

    /**
     * Some words of a sentence.
     *
     * @param text its tokens with blanks between
     * @param level of these words alone, in [0, 1]
     */
    public record Phrase(String text, double level) {}

    /** The words of what carries the sentences of a low level, in the order of the text. */
    List<String> carriers() {
        return sentences.stream()
                .filter(sentence -> sentence.level() < MIDDLE)
                .flatMap(sentence -> Stream.of(sentence.carriedBy().text().split(" ")))
                .filter(Explanation::isTelling)
                .distinct()
                .toList();
    }

    static TreeExplanation of(Score score, List<Tree> trees) {
        double tokens = trees.stream().mapToInt(TreeExplanation::size).sum();
        List<Sentence> sentences = new ArrayList<>();
        for (Tree tree : trees) {
            sentences.add(sentence(tree, size(tree) / tokens));
        }
        return new TreeExplanation(score, sentences);
    }

    private static Sentence sentence(Tree root, double weight) {
        double level = SentimentTrees.level(root);
        double side = level < MIDDLE ? -1 : 1;
        // Trees come from the root down and from left to right; of equals the first is taken.
        List<Tree> phrases = new ArrayList<>();
        for (Tree tree : root) {
            if (!tree.isLeaf() && size(tree) >= PHRASE) {
                phrases.add(tree);
            }
        }
        Tree carrier =
                phrases.stream()
                        .filter(tree -> lean(tree, side) >= lean(root, side))
                        .min(
                                Comparator.comparingInt(TreeExplanation::size)
                                        .thenComparingDouble(tree -> -lean(tree, side)))
                        .orElse(root);
        Optional<Phrase> against =
                phrases.stream()
                        .filter(tree -> lean(tree, -side) > CLEAR)
                        .max(Comparator.comparingDouble(tree -> lean(tree, -side)))
                        .map(TreeExplanation::phrase);
        return new Sentence(level, weight, phrase(carrier), against);
    }

    private static double lean(Tree tree, double side) {
        return side * (SentimentTrees.level(tree) - MIDDLE);
    }

    private static int size(Tree tree) {
        return tree.getLeaves().size();
    }

    private static Phrase phrase(Tree tree) {
        String words = tree.yieldWords().stream().map(Word::word).collect(Collectors.joining(" "));
        return new Phrase(words, SentimentTrees.level(tree));
    }
}
