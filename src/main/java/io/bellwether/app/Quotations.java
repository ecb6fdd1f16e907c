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
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people said, with what names or reaches a person replaced: the only way in which texts come
 * to what is published. Safe for several threads if the source is.
 */
record Quotations(QuoteSource source, Redactor redactor) implements QuoteSource {

    private static final Logger LOG = LoggerFactory.getLogger(Quotations.class);

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
        Map<Pointer, String> replaced = new LinkedHashMap<>();
        texts.forEach(
                (place, text) ->
                        replaced(place, text, redactor)
                                .ifPresent(told -> replaced.put(place, told)));
        return replaced;
    }

    /**
     * Empty where the redactor breaks on it, as if it were out of reach: an alert with a quotation
     * that has no text is better than none, which is what the failure would leave.
     */
    private static Optional<String> replaced(Pointer place, String text, Redactor redactor) {
        try {
            return Optional.of(redactor.redact(text));
        } catch (RuntimeException | StackOverflowError e) {
            // The message is left out: it may quote the text.
            LOG.warn(
                    "the text at {} is not quoted: its redaction failed with {}",
                    place,
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
