package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Verdict.Answer;
import io.bellwether.hypothesis.Verdict.Mark;
import io.bellwether.hypothesis.Verdict.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The public form of a verdict: one line of JSON with its fields in a fixed order, read back equal.
 * Safe for use by several threads.
 */
public final class VerdictCodec {

    private static final int DECIMALS = StableNumber.LEVEL_DECIMALS;

    /** The record of {@code verdict}. */
    public String encode(Verdict verdict) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", verdict.hypothesis().id());
            json.writeStringField("asset", verdict.hypothesis().asset().label());
            json.writeStringField("verdict", verdict.answer().label());
            json.writeStringField("at", verdict.at().toString());
            StableNumber.write("effect", verdict.effect(), DECIMALS, json);
            StableNumber.write("low", verdict.low(), DECIMALS, json);
            StableNumber.write("high", verdict.high(), DECIMALS, json);
            write("before", verdict.before(), json);
            write("after", verdict.after(), json);
            write("marks", verdict.marks(), Mark::label, json);
            write("reasons", verdict.reasons(), Reason::label, json);
            json.writeObjectFieldStart("hypothesis");
            HypothesisJson.writeRegistered(verdict.hypothesis(), json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void write(String field, Verdict.Side side, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(field);
        write("votes", side.votes(), side.isWithheld(), json);
        write("authors", side.authors(), side.isWithheld(), json);
        write("days", side.days(), side.isWithheld(), json);
        StableNumber.write("mean", side.mean(), DECIMALS, json);
        json.writeEndObject();
    }

    private static void write(String field, long count, boolean isWithheld, JsonGenerator json)
            throws IOException {
        if (isWithheld) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, count);
        }
    }

    private static <T> void write(
            String field, List<T> values, Function<T, String> label, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            json.writeString(label.apply(value));
        }
        json.writeEndArray();
    }

    /**
     * The verdict that {@code value} records.
     *
     * @throws UnsupportedFormatException when it is no verdict record
     */
    public Verdict decode(byte[] value) {
        try {
            return read(new OwnObject("verdict", StrictJson.MAPPER.readTree(value)));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFormatException(
                    "expected a verdict record; a value in it is outside its range");
        } catch (IOException e) {
            throw new UnsupportedFormatException(
                    "expected a verdict record; it cannot be read: "
                            + StrictJson.rejection(e).detail());
        }
    }

    private static Verdict read(OwnObject object) {
        return new Verdict(
                HypothesisJson.readOwn(object.node().path("hypothesis")),
                one(object, "verdict", object.string("verdict"), Answer.values(), Answer::label),
                object.instant("at"),
                side(object, "before"),
                side(object, "after"),
                number(object, "effect"),
                number(object, "low"),
                number(object, "high"),
                all(object, "marks", Mark.values(), Mark::label),
                all(object, "reasons", Reason.values(), Reason::label));
    }

    private static Verdict.Side side(OwnObject object, String field) {
        OwnObject side = new OwnObject("verdict", object.node().path(field));
        if (Stream.of("votes", "authors", "days").allMatch(it -> side.node().path(it).isNull())) {
            return Verdict.Side.withheld();
        }
        return new Verdict.Side(
                side.whole("votes"),
                side.whole("authors"),
                Math.toIntExact(side.whole("days")),
                number(side, "mean"));
    }

    private static OptionalDouble number(OwnObject object, String field) {
        double value = object.numberOrNaN(field);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static <T> List<T> all(
            OwnObject object, String field, T[] values, Function<T, String> label) {
        List<T> found = new ArrayList<>();
        for (JsonNode element : object.array(field)) {
            found.add(one(object, field, element.asText(), values, label));
        }
        return found;
    }

    private static <T> T one(
            OwnObject object, String field, String text, T[] values, Function<T, String> label) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> object.wrong(field, "one of the names in its schema"));
    }
}
