package io.bellwether.corenlp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of training texts: every word gets a number when it is first met. For one thread. */
final class TrainingWords implements Vocabulary {

    private final Lexicon lexicon;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> forms = new ArrayList<>();

    TrainingWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * @throws IllegalArgumentException when there are more than {@link Vocabulary#LIMIT} words
     */
    @Override
    public int id(String form) {
        Integer known = ids.get(form);
        if (known != null) {
            return known;
        }
        if (forms.size() == LIMIT) {
            throw new IllegalArgumentException(
                    "the texts have more than " + LIMIT + " different words; train on fewer texts");
        }
        forms.add(form);
        ids.put(form, forms.size());
        return forms.size();
    }

    @Override
    public String form(int id) {
        return forms.get(id - 1);
    }

    /** False: which words will be features is not known yet. */
    @Override
    public boolean isFeature(int id) {
        return false;
    }

    @Override
    public Lexicon lexicon() {
        return lexicon;
    }

    /**
     * The model of weights that were trained with these words; it has no more words than it needs.
     */
    LinearModel model(SortedMap<Long, short[]> weights) {
        SortedSet<String> kept = new TreeSet<>(lexicon.tenths().keySet());
        for (long key : weights.keySet()) {
            FeatureKey.Kind kind = FeatureKey.kind(key);
            for (int i = 0; kind.isOfWords() && i < kind.operands(); i++) {
                kept.add(form(FeatureKey.operand(key, i)));
            }
        }
        int[] numbers = new int[forms.size() + 1];
        int number = 0;
        for (String form : kept) {
            number++;
            if (ids.containsKey(form)) {
                numbers[ids.get(form)] = number;
            }
        }
        SortedMap<Long, short[]> rows = new TreeMap<>();
        weights.forEach((key, row) -> rows.put(FeatureKey.renumbered(key, numbers), row));
        FeatureTable features = new FeatureTable(rows);
        return ModelFile.model(new ModelWords(kept, lexicon, features), features);
    }
}
