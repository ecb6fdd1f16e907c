package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.corenlp.PersonNames;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.QuoteSource;
import io.bellwether.redaction.Identifiers;
import io.bellwether.redaction.Redactor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people said, with what names or reaches a person replaced: the only way in which texts come
 * to what is published. Safe for several threads if the source is.
 */
record Quotations(QuoteSource source, Redactor redactor) implements QuoteSource {

    /**
     * What replaces as {@code configuration} says.
     *
     * @throws WrongUseException when names are to be replaced, and this build cannot find any
     */
    static Redactor redactor(Configuration configuration) {
        return switch (configuration.redaction()) {
            case NOTHING -> Redactor.none();
            case IDENTIFIERS -> Redactor.of(new Identifiers());
            case NAMES -> {
                if (!PersonNames.isAvailable()) {
                    throw new WrongUseException(
                            "quotes.redact is names, and the model that finds them is not in this"
                                    + " build: build with -Ptree, or set it to identifiers");
                }
                yield Redactor.of(new Identifiers(), PersonNames.open());
            }
        };
    }

    /** {@code texts} as they may be published. */
    static Map<Pointer, String> published(Configuration configuration, Map<Pointer, String> texts) {
        return replaced(texts, redactor(configuration));
    }

    @Override
    public Map<Pointer, String> texts(Collection<Pointer> pointers) {
        return replaced(source.texts(pointers), redactor);
    }

    private static Map<Pointer, String> replaced(Map<Pointer, String> texts, Redactor redactor) {
        Map<Pointer, String> replaced = new LinkedHashMap<>(texts);
        replaced.replaceAll((pointer, text) -> redactor.redact(text));
        return replaced;
    }
}
