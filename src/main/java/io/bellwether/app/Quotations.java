package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.corenlp.PersonNames;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.QuoteSource;
import io.bellwether.redaction.Identifiers;
import io.bellwether.redaction.Redactor;
import io.bellwether.replay.Past;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

    /**
     * What the alerts of {@code past} quote, as it may be published.
     *
     * @param err hears when none of it may
     */
    static Map<Pointer, String> published(
            Configuration configuration, ReplaySource source, Past past, PrintWriter err)
            throws IOException {
        Set<Pointer> places = past.quoted();
        if (!places.isEmpty()) {
            source.withheld().ifPresent(why -> err.println("bellwether: " + why));
            err.flush();
        }
        return replaced(source.texts(places), redactor(configuration));
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
