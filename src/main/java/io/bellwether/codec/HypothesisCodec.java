package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Hypothesis;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hypotheses as lines of a file, which tell when they were registered. A line may state its seal;
 * one that states another than that of its content is rejected. Safe for use by several threads.
 */
public final class HypothesisCodec {

    /** The line of {@code hypothesis}, without a line break. */
    public String encode(Hypothesis hypothesis) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            HypothesisJson.writeRegistered(hypothesis, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    /** Reads one line; never throws for any bytes, and no reason quotes them. */
    public DecodedHypothesis decode(byte @Nullable [] value) {
        ForeignObject object = ForeignObject.read(value);
        Rejection broken = object.fault();
        if (broken != null) {
            return new DecodedHypothesis.Rejected(broken);
        }
        return decoded(object, object.instant("registeredAt"));
    }

    /**
     * As {@link #decode}, for a claim that is being registered: a {@code registeredAt} in it counts
     * for nothing.
     */
    public DecodedHypothesis decodeClaim(byte @Nullable [] value, Instant registeredAt) {
        ForeignObject object = ForeignObject.read(value);
        Rejection broken = object.fault();
        return broken == null
                ? decoded(object, registeredAt)
                : new DecodedHypothesis.Rejected(broken);
    }

    private static DecodedHypothesis decoded(ForeignObject object, Instant registeredAt) {
        Hypothesis hypothesis = HypothesisJson.read(object, registeredAt);
        Rejection fault = object.fault();
        if (fault != null) {
            return new DecodedHypothesis.Rejected(fault);
        }
        if (hypothesis == null) {
            throw new IllegalStateException("a line without fault is a hypothesis");
        }
        return new DecodedHypothesis.Accepted(hypothesis);
    }
}
