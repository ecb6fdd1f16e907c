package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.alert.Alert;
import io.bellwether.alert.Campaigns;
import io.bellwether.alert.Quote;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Pointer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public form of an alert: one line of JSON, with its fields in a fixed order, so that equal
 * alerts give equal bytes. Instants are ISO 8601 in UTC; levels and chances have four decimals and
 * logarithms two. Safe for use by several threads.
 *
 * <p>Staff are protected: their quotes stand in an order that tells nothing, are dated by the day,
 * have a level of one decimal, and neither id nor pointer.
 */
public final class AlertCodec {

    /** The CloudEvents type of every record. */
    public static final String TYPE = "io.bellwether.alert.v1";

    /** Header of a record that was told anew: the erasure that asked for it. */
    public static final String ERASURE = "ce_erasure";

    /** Field of a record: quotations whose authors were erased; absent without any. */
    public static final String ERASED_QUOTES = "erasedQuotes";

    /** Four of them lead from a quote to its line in the journal. */
    private static final int STAFF_LEVEL_DECIMALS = 1;

    /** Decimals stay as they were written. */
    private static final JsonMapper EXACT =
            StrictJson.MAPPER
                    .rebuild()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Words that are named with a quote, at most. */
    private static final int MOST_CARRIERS = 5;

    /**
     * The record of {@code alert}.
     *
     * @param texts finds what was said; empty where it was erased or expired, and the quote then
     *     has a text of null
     * @param carriers the words that carried the score of a text, as its scorer orders them; only
     *     those that stand in the text are written, and no more than {@value #MOST_CARRIERS}
     */
    public String encode(
            Alert alert,
            Function<Pointer, Optional<String>> texts,
            Function<String, List<String>> carriers) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            writeState(alert, json);
            writeMeasure(alert, json);
            ThemesJson.write(alert.themes(), json);
            json.writeArrayFieldStart("quotes");
            for (Quote quote : inPublicOrder(alert)) {
                json.writeStartObject();
                writeText(texts.apply(quote.pointer()), carriers, json);
                writeQuote(quote, alert.asset(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            writeErased(alert, json);
            json.writeArrayFieldStart("precededBy");
            for (Decision decision : alert.precededBy()) {
                json.writeStartObject();
                DecisionJson.writeFields(decision, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            int decimals = StableNumber.LEVEL_DECIMALS;
            StableNumber.write("chanceOfPrecedence", alert.chanceOfPrecedence(), decimals, json);
            json.writeStringField("scorerId", alert.scorerId());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void writeState(Alert alert, JsonGenerator json) throws IOException {
        json.writeStringField("alertId", alert.alertId());
        json.writeNumberField("seq", alert.seq());
        json.writeStringField("state", alert.state().label());
        json.writeStringField("asset", alert.asset().label());
        json.writeStringField("signal", alert.signal());
        // Detection by segment is to come; consumers can rely on the field today.
        json.writeNullField("segment");
        json.writeStringField("severity", alert.severity().label());
        json.writeStringField("at", alert.at().toString());
        json.writeStringField("onset", alert.onset().toString());
        json.writeStringField("raisedAt", alert.raisedAt().toString());
        writeInstant("resolvedAt", alert.resolvedAt(), json);
        json.writeBooleanField("proposesAcceptance", alert.proposesAcceptance());
    }

    private static void writeInstant(String field, @Nullable Instant instant, JsonGenerator json)
            throws IOException {
        if (instant == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, instant.toString());
        }
    }

    private static void writeMeasure(Alert alert, JsonGenerator json) throws IOException {
        StableNumber.write("size", alert.size(), StableNumber.LEVEL_DECIMALS, json);
        StableNumber.write("mix", alert.mix(), StableNumber.LEVEL_DECIMALS, json);
        StableNumber.write("level", alert.level(), StableNumber.LEVEL_DECIMALS, json);
        StableNumber.write("baseline", alert.baseline(), StableNumber.LEVEL_DECIMALS, json);
        json.writeObjectFieldStart("evidence");
        int decimals = StableNumber.EVIDENCE_DECIMALS;
        StableNumber.write("logM", alert.logEvidence(), decimals, json);
        StableNumber.write("logBudget", alert.logBudget(), decimals, json);
        json.writeEndObject();
        json.writeNumberField("votes", alert.votes());
        json.writeNumberField("authors", alert.authors());
        Campaigns campaigns = alert.campaigns();
        StableNumber.write("levelRaw", campaigns.levelRaw(), StableNumber.LEVEL_DECIMALS, json);
        StableNumber.write("campaignShare", campaigns.share(), StableNumber.LEVEL_DECIMALS, json);
        json.writeBooleanField("manyNewAuthors", campaigns.hasManyNewAuthors());
    }

    /**
     * Those that are left, best first; for staff in an order that depends on the alert, and not on
     * when they wrote.
     */
    private static List<Quote> inPublicOrder(Alert alert) {
        List<Quote> left = alert.quotes().stream().filter(quote -> !quote.isErased()).toList();
        if (alert.asset() != Asset.STAFF) {
            return left;
        }
        return left.stream()
                .sorted(Comparator.comparing(quote -> Hash.of(alert.alertId(), quote.feedbackId())))
                .toList();
    }

    /**
     * How many there were more. They have no place among the others: readers of before look for a
     * time and a source in each of these.
     */
    private static void writeErased(Alert alert, JsonGenerator json) throws IOException {
        long erased = alert.quotes().stream().filter(Quote::isErased).count();
        if (erased > 0) {
            json.writeNumberField(ERASED_QUOTES, erased);
        }
    }

    private static void writeText(
            Optional<String> text, Function<String, List<String>> carriers, JsonGenerator json)
            throws IOException {
        if (text.isPresent()) {
            json.writeStringField("text", StrictJson.wellFormed(text.get()));
        } else {
            json.writeNullField("text");
        }
        json.writeArrayFieldStart("carriedBy");
        int left = MOST_CARRIERS;
        for (String word : text.map(carriers).orElse(List.of())) {
            // What the scorer read may have been repaired or shortened before.
            if (left > 0 && text.orElse("").contains(word)) {
                json.writeString(StrictJson.wellFormed(word));
                left--;
            }
        }
        json.writeEndArray();
    }

    /** What a quotation of staff tells of when it was said: the day in UTC. */
    public static String dayOf(Instant said) {
        return said.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    private static void writeQuote(Quote quote, Asset asset, JsonGenerator json)
            throws IOException {
        boolean isStaff = asset == Asset.STAFF;
        int decimals = isStaff ? STAFF_LEVEL_DECIMALS : StableNumber.LEVEL_DECIMALS;
        StableNumber.write("level", quote.level(), decimals, json);
        json.writeStringField(
                "at", isStaff ? dayOf(quote.eventTime()) : quote.eventTime().toString());
        json.writeStringField("source", quote.source());
        if (!isStaff) {
            json.writeFieldName("pointer");
            PointerJson.writePublic(quote.pointer(), json);
            json.writeStringField("id", quote.feedbackId());
        }
    }

    /**
     * What a record that was published says of each quotation, found by where its text lies: for
     * telling the alert anew when the texts themselves may be gone. What stands in the place of a
     * quotation and is not it is left out: better no text than somebody else's.
     *
     * @param alert as it was when the record was written
     * @param published its record
     */
    public Map<Pointer, JsonNode> quotes(Alert alert, JsonNode published) {
        List<Quote> quotes = inPublicOrder(alert);
        Map<Pointer, JsonNode> found = new LinkedHashMap<>();
        JsonNode told = published.path("quotes");
        for (int i = 0; i < quotes.size() && told.size() == quotes.size(); i++) {
            if (isOf(quotes.get(i), alert.asset(), told.get(i))) {
                found.put(quotes.get(i).pointer(), told.get(i));
            }
        }
        return found;
    }

    /** By its id, and of staff, who are told without, by all else that is told of them. */
    private static boolean isOf(Quote quote, Asset asset, JsonNode told) {
        JsonNode own = fields(quote, asset);
        List<String> telling =
                asset == Asset.STAFF ? List.of("at", "source", "level") : List.of("id");
        return telling.stream().allMatch(field -> own.path(field).equals(told.path(field)));
    }

    private static JsonNode fields(Quote quote, Asset asset) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            writeQuote(quote, asset, json);
            json.writeEndObject();
            json.flush();
            return EXACT.readTree(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /**
     * A record that was published, without its quotations, which are counted as erased. For readers
     * who keep it although its alert was told anew since: they are not told whose went.
     *
     * @throws UnsupportedFormatException when {@code value} is no JSON object with an alert id
     */
    public byte[] withoutQuotes(byte[] value) {
        ObjectNode alert = (ObjectNode) decode(value);
        int erased = alert.path("quotes").size() + alert.path(ERASED_QUOTES).asInt();
        if (erased == 0) {
            return value;
        }
        alert.putArray("quotes");
        alert.put(ERASED_QUOTES, erased);
        try {
            return EXACT.writeValueAsBytes(alert);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /**
     * The record as a tree, for consumers.
     *
     * @throws UnsupportedFormatException when {@code value} is no JSON object with an alert id
     */
    public JsonNode decode(byte[] value) {
        try {
            JsonNode alert = EXACT.readTree(value);
            if (!alert.path("alertId").isTextual()) {
                throw new UnsupportedFormatException("expected an alert with an \"alertId\"");
            }
            return alert;
        } catch (NumberFormatException e) {
            // An exponent beyond that of any decimal, which the parser does not look at.
            throw new UnsupportedFormatException("expected an alert; it has an unusable number");
        } catch (IOException e) {
            throw new UnsupportedFormatException(
                    "expected an alert; it cannot be read: " + StrictJson.rejection(e).detail());
        }
    }

    /**
     * A time of a record that {@link #decode} gave.
     *
     * @throws UnsupportedFormatException when {@code field} holds none that is believed: from 1970
     *     until before 2200
     */
    public static Instant time(JsonNode alert, String field) {
        JsonNode value = alert.path(field);
        Instant time = value.isTextual() ? Timestamps.believable(value.textValue()) : null;
        if (time == null) {
            throw new UnsupportedFormatException("expected an instant in " + field);
        }
        return time;
    }

    /**
     * The headers of CloudEvents 1.0 in the Kafka binding's binary mode, in a fixed order. The id
     * is that of the alert and its sequence number, so a repeated delivery can be recognised.
     */
    public Map<String, String> cloudEventsHeaders(Alert alert) {
        return cloudEventsHeaders(alert, alert.alertId() + "-" + alert.seq());
    }

    /**
     * As {@link #cloudEventsHeaders}, for a record that is told anew since an author was erased: it
     * is another event, and names the erasure under {@value #ERASURE}.
     */
    public Map<String, String> headersAfterErasure(Alert alert, String erasureId) {
        Map<String, String> headers =
                new LinkedHashMap<>(
                        cloudEventsHeaders(
                                alert, alert.alertId() + "-" + erasureId + "-" + alert.seq()));
        headers.put(ERASURE, erasureId);
        return Collections.unmodifiableMap(headers);
    }

    private static Map<String, String> cloudEventsHeaders(Alert alert, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/bellwether/monitor");
        headers.put("ce_type", TYPE);
        headers.put("ce_subject", alert.asset().label());
        headers.put("ce_time", alert.at().toString());
        headers.put("content-type", "application/json");
        return Collections.unmodifiableMap(headers);
    }
}
