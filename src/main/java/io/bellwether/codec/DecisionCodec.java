package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads decisions from topics and from lines of files, and writes them. Lists that companies keep
 * already are understood: {@code timestamp} for {@code effectiveAt}, {@code actor} for {@code
 * decidedBy}, {@code kind} for {@code subject}; a decision without {@code id} is named after its
 * content. Safe for use by several threads.
 */
public final class DecisionCodec {

    private static final int MAX_ID_LENGTH = 256;
    private static final int MAX_TITLE_LENGTH = 500;
    private static final int MAX_LABEL_LENGTH = 200;

    /** Reads one record; never throws for any bytes, and no reason quotes them. */
    public DecodedDecision decode(byte @Nullable [] value) {
        ForeignObject object = ForeignObject.read(value);
        Rejection broken = object.fault();
        if (broken != null) {
            return new DecodedDecision.Rejected(broken);
        }
        String id = object.string(MAX_ID_LENGTH, "id");
        Instant effectiveAt = object.instant("effectiveAt", "timestamp");
        String title = object.required(MAX_TITLE_LENGTH, "title");
        String subject = object.string(MAX_LABEL_LENGTH, "subject", "kind");
        String stance = object.string(MAX_LABEL_LENGTH, "stance");
        String decidedBy = object.string(MAX_LABEL_LENGTH, "decidedBy", "actor");
        List<Asset> assets = assets(object);
        String reverses = object.string(MAX_ID_LENGTH, "reverses");
        Rejection fault = object.fault();
        if (fault != null) {
            return new DecodedDecision.Rejected(fault);
        }
        return new DecodedDecision.Accepted(
                new Decision(
                        id.isEmpty() ? contentId(effectiveAt, title, subject) : id,
                        effectiveAt,
                        title,
                        subject,
                        stance,
                        decidedBy,
                        assets,
                        reverses.isEmpty() ? null : reverses));
    }

    private static String contentId(Instant effectiveAt, String title, String subject) {
        return "d-" + Hash.of(effectiveAt.toString(), title, subject);
    }

    private static List<Asset> assets(ForeignObject object) {
        List<Asset> assets = new ArrayList<>();
        JsonNode labels = object.node().path("assets");
        if (!labels.isMissingNode() && !labels.isNull() && !labels.isArray()) {
            object.fail(Reason.BAD_FIELD, "assets is not an array");
        }
        for (JsonNode label : labels) {
            Asset asset = Asset.ofLabel(label.asText()).orElse(null);
            if (asset == null) {
                object.fail(Reason.BAD_FIELD, "assets has other than users, advertisers and staff");
            } else if (!assets.contains(asset)) {
                assets.add(asset);
            }
        }
        return assets;
    }

    /** The record of {@code decision}, in UTF-8; {@link #decode} reads it back equal. */
    public byte[] encode(Decision decision) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            DecisionJson.writeFields(decision, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }
}
