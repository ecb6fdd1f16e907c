package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.detection.Phase;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.RawLevel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The public form of an hour summary: one line of JSON with its fields in a fixed order. Levels
 * have four decimals and logarithms two, so a level that was read is not always equal to the one
 * that was written, but is written again as the same line. Safe for use by several threads.
 */
public final class LevelCodec {

    /** The record of {@code level}. */
    public String encode(Level level) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("asset", level.asset().label());
            json.writeStringField("from", level.from().toString());
            json.writeStringField("to", level.to().toString());
            json.writeNumberField("votes", level.votes());
            json.writeNumberField("authors", level.authors());
            int decimals = StableNumber.LEVEL_DECIMALS;
            StableNumber.write("level", level.level(), decimals, json);
            StableNumber.write("expected", level.expected(), decimals, json);
            StableNumber.write("halfWidth", level.halfWidth(), decimals, json);
            StableNumber.write("logM", level.logEvidence(), StableNumber.EVIDENCE_DECIMALS, json);
            json.writeStringField("phase", level.phase().label());
            json.writeNumberField("records", level.records());
            json.writeNumberField("notScored", level.notScored());
            json.writeNumberField("duplicates", level.duplicates());
            json.writeNumberField("late", level.late());
            StableNumber.write(
                    "expectedVotes", level.expectedVotes(), StableNumber.COUNT_DECIMALS, json);
            json.writeBooleanField("surge", level.isSurge());
            writeRaw(level.raw(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void writeRaw(RawLevel raw, JsonGenerator json) throws IOException {
        StableNumber.write("levelRaw", raw.level(), StableNumber.LEVEL_DECIMALS, json);
        if (raw.isKnown()) {
            json.writeNumberField("copies", raw.copies());
        } else {
            json.writeNullField("copies");
        }
        json.writeBooleanField("campaignNotice", raw.isNotice());
        json.writeBooleanField("manyNewAuthors", raw.hasManyNewAuthors());
    }

    /**
     * The level that {@code value} records. What was no finite number comes back as NaN.
     *
     * @throws UnsupportedFormatException when it is no level record
     */
    public Level decode(byte[] value) {
        try {
            OwnObject object = new OwnObject("level", StrictJson.MAPPER.readTree(value));
            return new Level(
                    object.asset("asset"),
                    object.instant("from"),
                    object.instant("to"),
                    object.whole("votes"),
                    object.whole("authors"),
                    object.numberOrNaN("level"),
                    object.numberOrNaN("expected"),
                    object.numberOrNaN("halfWidth"),
                    object.numberOrNaN("logM"),
                    phase(object),
                    object.whole("records"),
                    object.whole("notScored"),
                    object.whole("duplicates"),
                    object.whole("late"),
                    object.numberOrAbsent("expectedVotes"),
                    flag("surge", object),
                    raw(object));
        } catch (IOException e) {
            throw new UnsupportedFormatException(
                    "expected a level record; it cannot be read: "
                            + StrictJson.rejection(e).detail());
        }
    }

    /** What was added later is absent from older records. */
    private static RawLevel raw(OwnObject object) {
        return new RawLevel(
                object.numberOrAbsent("levelRaw"),
                object.node().hasNonNull("copies") ? object.whole("copies") : -1,
                flag("campaignNotice", object),
                flag("manyNewAuthors", object));
    }

    private static boolean flag(String field, OwnObject object) {
        JsonNode flag = object.node().path(field);
        if (!flag.isBoolean() && !flag.isMissingNode()) {
            throw object.wrong(field, "true or false");
        }
        return flag.booleanValue();
    }

    private static Phase phase(OwnObject object) {
        String label = object.string("phase");
        for (Phase phase : Phase.values()) {
            if (phase.label().equals(label)) {
                return phase;
            }
        }
        throw object.wrong("phase", "learning, normal, watch, alert, recovering or data-gap");
    }
}
