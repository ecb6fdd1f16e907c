package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What people wrote into a decision or a control record, apart from the words of its format. */
final class FreeTexts {

    private static final JsonMapper JSON = new JsonMapper();

    /** Their values are words of the format, and may be somebody's id by chance. */
    private static final Set<String> WORDS =
            Set.of("type", "asset", "assets", "kind", "stance", "metric", "direction");

    private FreeTexts() {}

    /** Whether any of them passes {@code test}; empty for bytes that are no JSON. */
    static Optional<Boolean> any(byte[] value, Predicate<String> test) {
        try {
            return Optional.of(any(JSON.readTree(value), test));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean any(JsonNode node, Predicate<String> test) {
        if (node.isTextual()) {
            return test.test(node.textValue());
        }
        if (node.isArray()) {
            return node.valueStream().anyMatch(element -> any(element, test));
        }
        return node.propertyStream()
                .filter(field -> !WORDS.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(child -> any(child, test));
    }
}
