package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which records of alerts quote an author, or may have done so before their alert was told anew. Is
 * told first what the author said, and which alerts were told anew. Used by one thread.
 */
final class QuotingAlerts {

    private static final JsonNode NONE = MissingNode.getInstance();
    private static final String QUOTES = "quotes";

    private final AlertCodec alerts = new AlertCodec();
    private final KnownErasures erasures;
    private final SaidByStaff staff;

    /** Of what the author said: id, and where the text lies. */
    private final Set<String> said = new HashSet<>();

    /** By partition and key: the first record of each erasure, in order. */
    private final Map<String, List<Retelling>> toldAnew = new HashMap<>();

    private record Retelling(String erasureId, long offset, Instant at) {}

    /**
     * @param erasures of the author; those that are asked for by the time of {@link #noteToldAnew}
     * @param staff what the author said as one of them
     */
    QuotingAlerts(KnownErasures erasures, SaidByStaff staff) {
        this.erasures = erasures;
        this.staff = staff;
    }

    /** The author said that. */
    void noteSaid(ScoredFeedback feedback) {
        said.add(feedback.id());
        said.add(feedback.pointer().toString());
    }

    /**
     * Looks whether {@code record} tells its alert anew. What is told once more later, to close a
     * file, has the same words as the first.
     */
    void noteToldAnew(InputRecord record) {
        String erasureId = record.header(AlertCodec.ERASURE).map(Header::text).orElse("");
        if (erasures.isAsked(erasureId)) {
            List<Retelling> before =
                    toldAnew.computeIfAbsent(place(record), absent -> new ArrayList<>());
            if (before.stream().noneMatch(one -> one.erasureId.equals(erasureId))) {
                before.add(new Retelling(erasureId, record.offset(), record.timestamp()));
            }
        }
    }

    /** How many alerts were told anew. */
    int toldAnew() {
        return toldAnew.size();
    }

    /**
     * When the alert of {@code record} was told anew behind it; empty when it was not.
     *
     * @param record of the alert topic, or a dead letter of one
     */
    Optional<Instant> replacedAt(InputRecord record) {
        long offset = ToldAnew.offset(record);
        return toldAnew.getOrDefault(place(record), List.of()).stream()
                .filter(one -> one.offset > offset)
                .findFirst()
                .map(Retelling::at);
    }

    private static String place(InputRecord record) {
        return record.partition() + "/" + Sought.latin(record.key());
    }

    boolean quotesAnybody(InputRecord record) {
        return !alert(record).path(QUOTES).isEmpty();
    }

    boolean quotesTheAuthor(InputRecord record) {
        JsonNode alert = alert(record);
        boolean isStaff = alert.path("asset").asText().equals(Asset.STAFF.label());
        for (JsonNode quote : alert.path(QUOTES)) {
            if (isStaff ? staff.isQuoted(quote) : isSaid(quote)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSaid(JsonNode quote) {
        return said.contains(quote.path("id").asText())
                || said.contains(pointer(quote.path("pointer")));
    }

    private JsonNode alert(InputRecord record) {
        byte[] value = record.value();
        try {
            return value == null ? NONE : alerts.decode(value);
        } catch (UnsupportedFormatException e) {
            return NONE;
        }
    }

    private static String pointer(JsonNode at) {
        return at.path("topic").asText()
                + "-"
                + at.path("partition").asText()
                + "@"
                + at.path("offset").asText();
    }
}
