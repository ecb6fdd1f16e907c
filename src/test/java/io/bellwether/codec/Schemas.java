package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The published schemas, as they lie on the class path. */
public final class Schemas {

    private static final String BASE = "https://schemas.bellwether.example/v1/";
    private static final Schemas TODAY = new Schemas("classpath:schemas/");
    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaRegistry registry;
    private final Map<String, Schema> loaded = new ConcurrentHashMap<>();

    private Schemas(String place) {
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaIdResolvers(
                                        resolvers -> resolvers.mapPrefix(BASE, place)));
    }

    /** The schemas as they were released under that version. */
    static Schemas released(String version) {
        return new Schemas("classpath:schemas/released/" + version + "/");
    }

    /** What is wrong with {@code json} by the schema of that name; empty when it is valid. */
    public static List<String> faults(String schema, String json) {
        return TODAY.of(schema, json);
    }

    /** As the other, by a schema that stands in another document. */
    public static List<String> faults(JsonNode schema, String json) {
        return faults(TODAY.registry.getSchema(schema.toString(), InputFormat.JSON), json);
    }

    /**
     * As {@link #faults(String, String)}, by a schema within a published document.
     *
     * @param place its JSON Pointer behind a number sign
     */
    static List<String> faultsAt(String file, String place, String json) {
        return faults(
                TODAY.loaded.computeIfAbsent(
                        file + place,
                        name -> TODAY.registry.getSchema(SchemaLocation.of(BASE + name))),
                json);
    }

    /** As {@link #faults(String, String)}, by these schemas. */
    List<String> of(String schema, String json) {
        return faults(
                loaded.computeIfAbsent(
                        schema,
                        name -> registry.getSchema(SchemaLocation.of(BASE + name + ".json"))),
                json);
    }

    private static List<String> faults(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    }

    /** {@code value} as JSON. */
    static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
