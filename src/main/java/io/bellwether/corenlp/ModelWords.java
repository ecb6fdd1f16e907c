package io.bellwether.corenlp;

import io.bellwether.corenlp.FeatureKey.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The words of a model: those that a feature or the lexicon has, numbered in the order of their
 * characters. Immutable.
 */
final class ModelWords implements Vocabulary {

    private final List<String> forms;
    private final Map<String, Integer> ids;
    private final Lexicon lexicon;
    private final FeatureTable features;

    /**
     * @param forms at most {@link Vocabulary#LIMIT}; all words of the lexicon are among them
     * @param features whose words have the numbers that they get here
     */
    ModelWords(SortedSet<String> forms, Lexicon lexicon, FeatureTable features) {
        this.forms = List.copyOf(forms);
        this.ids = HashMap.newHashMap(forms.size());
        for (String form : this.forms) {
            ids.put(form, ids.size() + 1);
        }
        this.lexicon = lexicon;
        this.features = features;
    }

    @Override
    public int id(String form) {
        return ids.getOrDefault(form, 0);
    }

    @Override
    public String form(int id) {
        return forms.get(id - 1);
    }

    @Override
    public boolean isFeature(int id) {
        return id != 0 && features.slot(FeatureKey.of(Kind.WORD, id)) >= 0;
    }

    @Override
    public Lexicon lexicon() {
        return lexicon;
    }

    /** All words, the first having number 1. */
    List<String> forms() {
        return forms;
    }
}
