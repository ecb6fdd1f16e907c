package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as this program writes it, without the braces; what is absent or empty is left out.
 */
final class DecisionJson {

    private DecisionJson() {}

    static void writeFields(Decision decision, JsonGenerator json) throws IOException {
        json.writeStringField("id", decision.id());
        json.writeStringField("effectiveAt", decision.effectiveAt().toString());
        json.writeStringField("title", decision.title());
        writeUnlessEmpty("subject", decision.subject(), json);
        writeUnlessEmpty("stance", decision.stance(), json);
        writeUnlessEmpty("decidedBy", decision.decidedBy(), json);
        if (!decision.assets().isEmpty()) {
            json.writeArrayFieldStart("assets");
            for (Asset asset : decision.assets()) {
                json.writeString(asset.label());
            }
            json.writeEndArray();
        }
        if (decision.reverses() != null) {
            json.writeStringField("reverses", decision.reverses());
        }
    }

    private static void writeUnlessEmpty(String field, String value, JsonGenerator json)
            throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    static Decision read(OwnObject object) {
        List<Asset> assets = new ArrayList<>();
        if (object.node().has("assets")) {
            for (JsonNode label : object.array("assets")) {
                assets.add(
                        Asset.ofLabel(label.asText())
                                .orElseThrow(
                                        () ->
                                                object.wrong(
                                                        "assets", "users, advertisers or staff")));
            }
        }
        return new Decision(
                object.string("id"),
                object.instant("effectiveAt"),
                object.string("title"),
                object.stringOrEmpty("subject"),
                object.stringOrEmpty("stance"),
                object.stringOrEmpty("decidedBy"),
                assets,
                object.stringOrNull("reverses"));
    }
}
