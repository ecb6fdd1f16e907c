package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.config.Configuration;
import io.bellwether.config.Redaction;
import io.bellwether.corenlp.PersonNames;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Hash;
import io.bellwether.redaction.Identifiers;
import io.bellwether.redaction.Redactor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one of the staff said, as far as the input still has it. Quotations of staff tell neither id
 * nor place, so day and text have to do: somebody else who said the same on that day is found, too.
 * Remembers a hash of each, {@value #MOST} at most. For one thread.
 */
final class SaidByStaff {

    /** Some megabytes; nobody says as much. */
    private static final int MOST = 100_000;

    private final List<Redactor> redactors = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    /**
     * @param configuration says how texts are replaced now; they may have been published as they
     *     are, or with less replaced
     */
    SaidByStaff(Configuration configuration) {
        redactors.add(Redactor.none());
        redactors.add(Redactor.of(new Identifiers()));
        if (configuration.redaction() == Redaction.NAMES && PersonNames.isAvailable()) {
            redactors.add(Quotations.redactor(configuration));
        }
    }

    void note(Feedback feedback) {
        for (Redactor redactor : redactors) {
            if (said.size() < MOST) {
                String text = redactor.redact(feedback.text());
                said.add(Hash.of(AlertCodec.dayOf(feedback.eventTime()), text));
            }
        }
    }

    /** Whether {@code quote}, of an alert about staff, may be among it. */
    boolean isQuoted(JsonNode quote) {
        return quote.path("text").isTextual()
                && said.contains(Hash.of(quote.path("at").asText(), quote.path("text").asText()));
    }
}
