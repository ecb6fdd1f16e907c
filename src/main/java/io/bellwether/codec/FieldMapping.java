package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the fields of feedback lie in documents of another shape. A field that is not mentioned
 * lies at the top of the document under its own name. Immutable.
 *
 * <p>A place is a JSON Pointer (RFC 6901) such as {@code /review/title}. Of several places the
 * first that has a value counts, but texts are joined by line breaks in the order given. The empty
 * place means that there is no such field. For {@code source} alone, what does not begin with a
 * slash is the value itself.
 */
public final class FieldMapping {

    /** The fields that can be mapped. */
    public static final List<String> FIELDS =
            List.of("id", "text", "timestamp", "author", "rating", "source", "lang", "segment");

    private static final FieldMapping IDENTITY = new FieldMapping(Map.of(), "");

    private final Map<String, List<JsonPointer>> places;
    private final String constantSource;

    private FieldMapping(Map<String, List<JsonPointer>> places, String constantSource) {
        this.places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        this.constantSource = constantSource;
    }

    /** The mapping of documents that have our shape already. */
    public static FieldMapping identity() {
        return IDENTITY;
    }

    /**
     * A mapping from names in {@link #FIELDS} to places.
     *
     * @throws IllegalArgumentException naming the field, when a name is unknown or a place is no
     *     JSON Pointer
     */
    public static FieldMapping of(Map<String, List<String>> places) {
        Map<String, List<JsonPointer>> result = new LinkedHashMap<>();
        String constantSource = "";
        for (Map.Entry<String, List<String>> entry : places.entrySet()) {
            String field = entry.getKey();
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                        "unknown field '" + field + "'; there are " + String.join(", ", FIELDS));
            }
            List<JsonPointer> pointers = new ArrayList<>();
            for (String place : entry.getValue()) {
                if (field.equals("source") && !place.isEmpty() && place.charAt(0) != '/') {
                    constantSource = place;
                } else if (!place.isEmpty()) {
                    pointers.add(pointer(field, place));
                }
            }
            result.put(field, List.copyOf(pointers));
        }
        return result.isEmpty() ? IDENTITY : new FieldMapping(result, constantSource);
    }

    private static JsonPointer pointer(String field, String place) {
        try {
            return JsonPointer.compile(place);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'"
                            + place
                            + "' of "
                            + field
                            + " is no JSON Pointer; expected one such as /review/"
                            + field,
                    e);
        }
    }

    /** Whether every field lies where we would have put it. */
    boolean isIdentity() {
        return places.isEmpty();
    }

    /** The values of {@code field} in {@code document} that count; empty when it has none. */
    List<JsonNode> valuesOf(String field, JsonNode document) {
        List<JsonPointer> pointers = places.get(field);
        List<JsonNode> found = new ArrayList<>();
        if (pointers == null) {
            addPresent(document.path(field), found);
        } else {
            for (JsonPointer pointer : pointers) {
                addPresent(document.at(pointer), found);
            }
        }
        if (found.isEmpty() && field.equals("source") && !constantSource.isEmpty()) {
            return List.of(TextNode.valueOf(constantSource));
        }
        return found.size() > 1 && !field.equals("text") ? found.subList(0, 1) : found;
    }

    private static void addPresent(JsonNode value, List<JsonNode> found) {
        if (!value.isMissingNode() && !value.isNull()) {
            found.add(value);
        }
    }
}
