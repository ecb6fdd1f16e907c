package io.bellwether.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The published OpenAPI document. */
public final class OpenApi {

    private static final String FILE = "openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    public static OpenApi published() {
        try {
            return new OpenApi(new YAMLMapper().readTree(Path.of("schemas", FILE).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** Every operation, such as {@code GET /assets}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method -> {
                                                    if (METHODS.contains(method)) {
                                                        operations.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey());
                                                    }
                                                }));
        return operations;
    }

    /** Names of the query's parameters of an operation. */
    public Set<String> parameters(String operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation(operation).path("parameters")) {
            JsonNode one =
                    parameter.has("$ref")
                            ? document.at(parameter.path("$ref").asText().substring(1))
                            : parameter;
            if (one.path("in").asText().equals("query")) {
                names.add(one.path("name").asText());
            }
        }
        return names;
    }

    /** Files of schemas that the document refers to. */
    public Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            String target = reference.asText();
            if (target.startsWith("./")) {
                files.add(target.replaceAll("^\\./|#.*$", ""));
            } else if (document.at(target.substring(1)).isMissingNode()) {
                throw new AssertionError(target + " leads nowhere");
            }
        }
        return files;
    }

    /**
     * What of an answer is not as the document has it; empty when all of it is.
     *
     * @param type null when there is no content
     */
    public List<String> faults(
            String operation,
            int status,
            Map<String, String> headers,
            @Nullable String type,
            String content) {
        JsonNode responses = operation(operation).path("responses");
        String key = responses.has(Integer.toString(status)) ? Integer.toString(status) : "default";
        JsonNode response = responses.path(key);
        String place = place(operation) + "/responses/" + key;
        if (response.has("$ref")) {
            place = response.path("$ref").asText();
            response = document.at(place.substring(1));
        }
        List<String> faults = new ArrayList<>(headerFaults(response, headers));
        JsonNode described = response.path("content");
        if (type == null) {
            return described.isMissingNode() ? faults : List.of("content is missing");
        }
        if (!described.has(type)) {
            return List.of(type + " is not described for " + operation + " " + status);
        }
        if (described.path(type).has("schema")) {
            faults.addAll(
                    Schemas.faultsAt(
                            FILE, place + "/content/" + escaped(type) + "/schema", content));
        }
        return faults;
    }

    /** Headers that must be there, and the form of all that are. */
    private List<String> headerFaults(JsonNode response, Map<String, String> headers) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : response.path("headers").properties()) {
            String place = each.getValue().path("$ref").asText();
            String value = headers.get(each.getKey());
            if (value != null) {
                faults.addAll(Schemas.faultsAt(FILE, place + "/schema", Schemas.json(value)));
            } else if (document.at(place.substring(1)).path("required").asBoolean()) {
                faults.add(each.getKey() + " is missing");
            }
        }
        return faults;
    }

    private JsonNode operation(String operation) {
        JsonNode found = document.at(place(operation).substring(1));
        if (found.isMissingNode()) {
            throw new AssertionError(operation + " is not described");
        }
        return found;
    }

    private static String place(String operation) {
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space).toLowerCase(Locale.ROOT);
        return "#/paths/" + escaped(operation.substring(space + 1)) + "/" + method;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
