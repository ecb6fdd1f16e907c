package io.bellwether.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One alert record in the form in which other people get it, without the pointers of its quotes:
 * where a text lay depends on how its topic was cut, and two readers of one past should get the
 * same report. Whatever that form withholds is not here.
 */
public final class PublicAlert {

    /** Decimals stay as they were written. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final JsonNode record;

    private PublicAlert(JsonNode record) {
        this.record = record;
    }

    /**
     * The record that {@code line} holds.
     *
     * @param line as {@code AlertCodec} writes it
     * @throws IllegalArgumentException when it is no record of an alert
     */
    public static PublicAlert of(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            record.path("quotes").forEach(quote -> ((ObjectNode) quote).remove("pointer"));
            if (!record.path("alertId").isTextual()) {
                throw new IllegalArgumentException("an alert record has no alertId");
            }
            return new PublicAlert(record);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalArgumentException("an alert record is no JSON", e);
        }
    }

    /** A piece of feedback that speaks for the alert. */
    public record Quote(@Nullable String text, List<String> carriedBy, String at, String source) {}

    /**
     * What one theme adds to the change of the level: by being spoken of more or less, and by being
     * spoken of better or worse. NaN where nothing was said.
     */
    public record ThemeShift(
            String theme,
            double shareBefore,
            double shareSince,
            double levelBefore,
            double levelSince,
            double byShare,
            double byLevel) {}

    public JsonNode record() {
        return record;
    }

    /** The record, and which assets looked well at its event time. */
    public JsonNode recordMaskedBy(List<Asset> assets) {
        ObjectNode masked = record.deepCopy();
        ArrayNode labels = masked.putArray("maskedBy");
        assets.forEach(asset -> labels.add(asset.label()));
        return masked;
    }

    public String id() {
        return text("alertId");
    }

    public int seq() {
        return record.path("seq").asInt();
    }

    /** Such as {@code open}. */
    public String state() {
        return text("state");
    }

    public boolean isResolved() {
        return record.path("resolvedAt").isTextual();
    }

    public Asset asset() {
        return Asset.ofLabel(text("asset")).orElseThrow();
    }

    /** Such as {@code text}. */
    public String signal() {
        return text("signal");
    }

    /** Such as {@code critical}. */
    public String severity() {
        return text("severity");
    }

    public Instant at() {
        return instant("at");
    }

    public Instant onset() {
        return instant("onset");
    }

    public Instant raisedAt() {
        return instant("raisedAt");
    }

    /** The end of the alert; {@code otherwise} while it is open. */
    public Instant resolvedAtOr(Instant otherwise) {
        return isResolved() ? instant("resolvedAt") : otherwise;
    }

    public OptionalDouble size() {
        return number("size");
    }

    public OptionalDouble level() {
        return number("level");
    }

    public OptionalDouble baseline() {
        return number("baseline");
    }

    public long votes() {
        return record.path("votes").asLong();
    }

    public long authors() {
        return record.path("authors").asLong();
    }

    /** Mean of the votes and of the copies that are none; empty when that is not told. */
    public OptionalDouble levelRaw() {
        return number("levelRaw");
    }

    /** The copies' share in all that was said since the onset, in [0, 1]; empty when not told. */
    public OptionalDouble campaignShare() {
        return number("campaignShare");
    }

    /** Whether some hour since the onset had far more new people than usual. */
    public boolean hasManyNewAuthors() {
        return record.path("manyNewAuthors").asBoolean();
    }

    public List<Quote> quotes() {
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode quote : record.path("quotes")) {
            List<String> words = new ArrayList<>();
            quote.path("carriedBy").forEach(word -> words.add(word.asText()));
            quotes.add(
                    new Quote(
                            quote.path("text").textValue(),
                            words,
                            quote.path("at").asText(),
                            quote.path("source").asText()));
        }
        return quotes;
    }

    /** What is told of quotations whose authors were erased; empty without any. */
    public Optional<String> removedQuotes() {
        int count = record.path("erasedQuotes").asInt();
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count == 1
                        ? "One quotation was removed at the author's request."
                        : count + " quotations were removed at an author's request.");
    }

    /** Whether it quotes anybody, or did. */
    public boolean hasQuoted() {
        return !record.path("quotes").isEmpty() || removedQuotes().isPresent();
    }

    /** Ids of the decisions that preceded it, in the order of the record. */
    public List<String> precededBy() {
        List<String> ids = new ArrayList<>();
        record.path("precededBy").forEach(decision -> ids.add(decision.path("id").asText()));
        return ids;
    }

    /** How often a random week holds a decision, in [0, 1]; empty when that is not told. */
    public OptionalDouble chanceOfPrecedence() {
        return number("chanceOfPrecedence");
    }

    /** The themes that moved, in the order of the record; empty when none is told. */
    public List<ThemeShift> themes() {
        List<ThemeShift> shifts = new ArrayList<>();
        for (JsonNode shift : record.path("themes")) {
            shifts.add(
                    new ThemeShift(
                            shift.path("theme").asText(),
                            shift.path("shareBefore").asDouble(Double.NaN),
                            shift.path("shareSince").asDouble(Double.NaN),
                            shift.path("levelBefore").asDouble(Double.NaN),
                            shift.path("levelSince").asDouble(Double.NaN),
                            shift.path("byShare").asDouble(Double.NaN),
                            shift.path("byLevel").asDouble(Double.NaN)));
        }
        return shifts;
    }

    private String text(String field) {
        return record.path(field).asText();
    }

    private Instant instant(String field) {
        return Instant.parse(text(field));
    }

    private OptionalDouble number(String field) {
        JsonNode value = record.path(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}
