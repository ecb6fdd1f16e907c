package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.monitor.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of the control topic: {@code accept} (the present level of an asset is its new normal),
 * {@code settings} (these settings hold from here on), {@code hypothesis} (a claim is registered)
 * and {@code erase} (an author is to be forgotten, by every name of theirs). Safe for use by
 * several threads.
 */
public final class ControlCodec {

    private static final int MAX_ID_LENGTH = 256;
    private static final int MAX_ROLE_LENGTH = 200;
    private static final String ACCEPT = "accept";
    private static final String SETTINGS = "settings";
    private static final String HYPOTHESIS = "hypothesis";
    private static final String ERASE = "erase";

    /** The record of an acceptance, in UTF-8. */
    public byte[] encode(Input.LevelAccepted accepted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            writeHead(ACCEPT, json);
            ControlJson.write(accepted, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** The record of a change of the settings of {@code asset}, in UTF-8. */
    public byte[] encode(Asset asset, Input.SettingsChanged changed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            writeHead(SETTINGS, json);
            json.writeStringField("asset", asset.label());
            SettingsJson.writeFields(changed.settings(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** The record that registers {@code hypothesis}, in UTF-8; it tells no time of its own. */
    public byte[] encode(Hypothesis hypothesis) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            writeHead(HYPOTHESIS, json);
            HypothesisJson.writeFields(hypothesis, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /**
     * The record that erases an author, in UTF-8.
     *
     * @param perAsset alike but for asset and names, one of each asset
     * @param reason why, in a few words without names; may be empty
     */
    public byte[] encode(List<Input.AuthorErased> perAsset, String reason) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            writeHead(ERASE, json);
            ErasureJson.write(perAsset, reason, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void writeHead(String type, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeNumberField("v", JournalCodec.VERSION);
    }

    /**
     * Reads one record; never throws for any bytes, and no reason quotes them.
     *
     * @param writtenAt the record's Kafka timestamp: when a hypothesis counts as registered
     */
    public DecodedControl decode(byte @Nullable [] value, Instant writtenAt) {
        ForeignObject object = ForeignObject.read(value);
        String type = object.required(MAX_ROLE_LENGTH, "type");
        if (type.equals(ERASE)) {
            return erase(object);
        }
        Asset asset = Asset.ofLabel(object.required(MAX_ROLE_LENGTH, "asset")).orElse(null);
        if (asset == null) {
            object.fail(Reason.BAD_FIELD, "asset is none of users, advertisers, staff");
        }
        requireVersion(object);
        Rejection fault = object.fault();
        if (fault != null || asset == null) {
            return rejected(object);
        }
        return switch (type) {
            case ACCEPT -> accept(object, asset);
            case SETTINGS -> settings(object, asset);
            case HYPOTHESIS -> hypothesis(object, asset, writtenAt);
            default -> {
                object.fail(
                        Reason.BAD_FIELD, "type is none of accept, settings, hypothesis, erase");
                yield rejected(object);
            }
        };
    }

    private static DecodedControl accept(ForeignObject object, Asset asset) {
        String id = object.required(MAX_ID_LENGTH, "id");
        Instant at = object.instant("at");
        String by = object.string(MAX_ROLE_LENGTH, "by");
        return object.fault() != null
                ? rejected(object)
                : new DecodedControl.Accepted(asset, new Input.LevelAccepted(id, asset, at, by));
    }

    private static DecodedControl erase(ForeignObject object) {
        requireVersion(object);
        List<Input.AuthorErased> erasures = ErasureJson.read(object);
        return object.fault() != null ? rejected(object) : new DecodedControl.Erasure(erasures);
    }

    private static void requireVersion(ForeignObject object) {
        if (object.node().path("v").asInt() != JournalCodec.VERSION) {
            object.fail(Reason.UNKNOWN_VERSION, "v is not " + JournalCodec.VERSION);
        }
    }

    private static DecodedControl settings(ForeignObject object, Asset asset) {
        try {
            OwnObject settings = new OwnObject(SETTINGS, object.node());
            return new DecodedControl.Accepted(
                    asset, new Input.SettingsChanged(SettingsJson.read(settings)));
        } catch (UnsupportedFormatException e) {
            object.fail(Reason.BAD_FIELD, String.valueOf(e.getMessage()));
            return rejected(object);
        }
    }

    private static DecodedControl hypothesis(ForeignObject object, Asset asset, Instant writtenAt) {
        Hypothesis hypothesis = HypothesisJson.read(object, writtenAt);
        return hypothesis == null
                ? rejected(object)
                : new DecodedControl.Accepted(asset, new Input.HypothesisRegistered(hypothesis));
    }

    private static DecodedControl rejected(ForeignObject object) {
        Rejection fault = object.fault();
        if (fault == null) {
            throw new IllegalStateException("a record without fault is not rejected");
        }
        return new DecodedControl.Rejected(fault);
    }
}
