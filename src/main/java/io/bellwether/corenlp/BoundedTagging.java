package io.bellwether.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.tagger.maxent.TestSentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags a sentence with CoreNLP's tagger in bounded work.
 *
 * <p>The tagger tries every tag of a word together with every tag of the two words before it. A
 * word that it does not know may have some twenty: a run of hashtags or emoji costs it 8,000 trials
 * a word, and 1,000 such words took 2 to 5 s. Here a word whose trials exceed {@value
 * #MOST_OF_WORD} is taken for a noun, which is the case for each third word of a run that the
 * tagger does not know; and once a text has had {@value #MOST_OF_TEXT} trials, a word whose trials
 * exceed {@value #MOST_AFTERWARDS}. All others get the tagger's own tags.
 *
 * <p>For one sentence and one thread.
 */
final class BoundedTagging extends TestSentence {

    private static final int MOST_OF_WORD = 1000;
    private static final int MOST_OF_TEXT = 100_000;
    private static final int MOST_AFTERWARDS = 50;

    private static final String[] NOUN = {"NN"};

    private final String[] @Nullable [] tagsAt;
    private long trials;

    private BoundedTagging(MaxentTagger tagger, int words, long trials) {
        super(tagger);
        this.tagsAt = new String[leftWindow() + words + rightWindow()][];
        this.trials = trials;
    }

    /** Sets the part of speech of each word of a text's sentences. */
    static void tag(List<List<CoreLabel>> sentences, MaxentTagger tagger) {
        long trials = 0;
        for (List<CoreLabel> sentence : sentences) {
            BoundedTagging tagging = new BoundedTagging(tagger, sentence.size(), trials);
            List<TaggedWord> tagged = tagging.tagSentence(sentence, false);
            for (int i = 0; i < sentence.size(); i++) {
                sentence.get(i).setTag(tagged.get(i).tag());
            }
            trials = tagging.trials;
        }
    }

    /** Called for each word often, and first from left to right. */
    @Override
    protected String[] stringTagsAt(int position) {
        String[] known = position < tagsAt.length ? tagsAt[position] : null;
        if (known != null) {
            return known;
        }
        String[] tags = super.stringTagsAt(position);
        if (position < leftWindow() || position >= tagsAt.length) {
            return tags;
        }
        int before = stringTagsAt(position - 1).length * stringTagsAt(position - 2).length;
        int most = trials < MOST_OF_TEXT ? MOST_OF_WORD : MOST_AFTERWARDS;
        if (tags.length * before > most) {
            tags = NOUN;
        }
        trials += (long) tags.length * before;
        tagsAt[position] = tags;
        return tags;
    }
}
