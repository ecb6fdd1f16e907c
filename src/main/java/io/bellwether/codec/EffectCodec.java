package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.retrospect.DecisionEffect;
import io.bellwether.retrospect.PlaceboBand;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The public form of what a decision did: one line of JSON with its fields in a fixed order. Safe
 * for use by several threads.
 */
public final class EffectCodec {

    private static final int DECIMALS = StableNumber.LEVEL_DECIMALS;

    /** The record of {@code effect}. */
    public String encode(DecisionEffect effect) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("decision", effect.decision().id());
            json.writeStringField("asset", effect.asset().label());
            json.writeNumberField("daysBefore", effect.daysBefore());
            json.writeNumberField("daysAfter", effect.daysAfter());
            switch (effect) {
                case DecisionEffect.Measured measured -> write(measured, json);
                case DecisionEffect.TooLittle little ->
                        json.writeStringField("reason", little.reason().label());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void write(DecisionEffect.Measured effect, JsonGenerator json)
            throws IOException {
        StableNumber.write("before", effect.before(), DECIMALS, json);
        StableNumber.write("after", effect.after(), DECIMALS, json);
        StableNumber.write("difference", effect.difference(), DECIMALS, json);
        StableNumber.write("low", effect.sequence().low(), DECIMALS, json);
        StableNumber.write("high", effect.sequence().high(), DECIMALS, json);
        json.writeBooleanField("beyondChance", effect.isBeyondChance());
        if (effect.placebo().isPresent()) {
            PlaceboBand placebo = effect.placebo().get();
            json.writeObjectFieldStart("placebo");
            StableNumber.write("low", placebo.band().low(), DECIMALS, json);
            StableNumber.write("high", placebo.band().high(), DECIMALS, json);
            json.writeNumberField("dates", placebo.dates());
            json.writeEndObject();
            json.writeBooleanField("beyondPlacebo", effect.isBeyondPlacebo());
        } else {
            json.writeNullField("placebo");
            json.writeNullField("beyondPlacebo");
        }
    }
}
