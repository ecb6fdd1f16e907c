package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.monitor.Input;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Erasures of authors and changes of their names in the journal, without the braces. */
final class ErasureJson {

    /** As many keys as can have been in use; far more than are kept. */
    private static final int MOST_NAMES = 64;

    private static final int MAX_ID_LENGTH = 256;
    private static final int MAX_ROLE_LENGTH = 200;
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{16}");

    private ErasureJson() {}

    /** Writes the control record: one for all assets, with the names that each has. */
    static void write(List<Input.AuthorErased> perAsset, String reason, JsonGenerator json)
            throws IOException {
        Input.AuthorErased first = perAsset.getFirst();
        json.writeStringField("id", first.id());
        json.writeStringField("at", first.at().toString());
        json.writeStringField("by", first.by());
        json.writeStringField("reason", reason);
        json.writeObjectFieldStart("pseudonyms");
        for (Input.AuthorErased erased : perAsset) {
            ControlJson.writeStrings(erased.asset().label(), erased.pseudonyms(), json);
        }
        json.writeEndObject();
    }

    /** Reads the control record; what is wrong with it is the object's fault. */
    static List<Input.AuthorErased> read(ForeignObject object) {
        String id = object.required(MAX_ID_LENGTH, "id");
        Instant at = object.instant("at");
        String by = object.string(MAX_ROLE_LENGTH, "by");
        List<Input.AuthorErased> erasures = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            SortedSet<String> names = names(object, asset);
            if (!names.isEmpty()) {
                erasures.add(new Input.AuthorErased(id, asset, at, by, names));
            }
        }
        if (erasures.isEmpty()) {
            object.fail(Reason.BAD_FIELD, "pseudonyms names nobody in any asset");
        }
        return erasures;
    }

    private static SortedSet<String> names(ForeignObject object, Asset asset) {
        SortedSet<String> names = new TreeSet<>();
        for (JsonNode name : object.node().path("pseudonyms").path(asset.label())) {
            if (!name.isTextual() || !PSEUDONYM.matcher(name.textValue()).matches()) {
                object.fail(Reason.BAD_FIELD, "a pseudonym is not 16 hexadecimal digits");
            } else {
                names.add(name.textValue());
            }
        }
        if (names.size() > MOST_NAMES) {
            object.fail(Reason.BAD_FIELD, "an author has more than " + MOST_NAMES + " pseudonyms");
        }
        return names;
    }

    static void write(Input.AuthorErased erased, JsonGenerator json) throws IOException {
        json.writeStringField("id", erased.id());
        json.writeStringField("asset", erased.asset().label());
        json.writeStringField("at", erased.at().toString());
        json.writeStringField("by", erased.by());
        ControlJson.writeStrings("pseudonyms", erased.pseudonyms(), json);
    }

    static Input.AuthorErased readErased(OwnObject object) {
        return new Input.AuthorErased(
                object.string("id"),
                object.asset("asset"),
                object.instant("at"),
                object.string("by"),
                object.strings("pseudonyms"));
    }

    static void write(Input.AuthorsNamed named, JsonGenerator json) throws IOException {
        json.writeStringField("asset", named.asset().label());
        json.writeStringField("keyId", named.keyId());
    }

    static Input.AuthorsNamed readNamed(OwnObject object) {
        return new Input.AuthorsNamed(object.asset("asset"), object.string("keyId"));
    }
}
