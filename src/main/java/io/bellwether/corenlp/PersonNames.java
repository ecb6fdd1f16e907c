package io.bellwether.corenlp;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.Triple;
import io.bellwether.redaction.Finder;
import io.bellwether.redaction.Found;
import io.bellwether.redaction.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the names of persons with CoreNLP's English model for news (Finkel, Grenager and Manning
 * 2005), which is not in every build. It misses names that it does not know in texts that are
 * unlike news, and takes some other words for names. Safe for several threads.
 */
public final class PersonNames implements Finder {

    private static final String MODEL =
            "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";
    private static final String PERSON = "PERSON";

    private final CRFClassifier<CoreLabel> classifier;

    private PersonNames(CRFClassifier<CoreLabel> classifier) {
        this.classifier = classifier;
    }

    /** Whether the model was built in. */
    public static boolean isAvailable() {
        return PersonNames.class.getClassLoader().getResource(MODEL) != null;
    }

    /**
     * Loads the model, which takes some seconds.
     *
     * @throws IllegalStateException when it was not built in
     */
    public static PersonNames open() {
        if (!isAvailable()) {
            throw new IllegalStateException(
                    "the model that finds person names is not in this build; build with -Ptree");
        }
        try {
            return new PersonNames(CRFClassifier.getClassifier(MODEL));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the model that finds person names is damaged", e);
        }
    }

    @Override
    public List<Found> find(String text) {
        List<Found> parts = new ArrayList<>();
        for (Triple<String, Integer, Integer> part : classifier.classifyToCharacterOffsets(text)) {
            if (part.first().equals(PERSON)) {
                parts.add(new Found(Kind.NAME, part.second(), part.third()));
            }
        }
        return parts;
    }
}
