package io.bellwether.codec;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas, as they lie on the class path. */
public final class Schemas {

    private static final String BASE = "https://schemas.bellwether.example/v1/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaIdResolvers(
                                    resolvers -> resolvers.mapPrefix(BASE, "classpath:schemas/")));

    private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with {@code json} by the schema of that name; empty when it is valid. */
    public static List<String> faults(String schema, String json) {
        return LOADED
                .computeIfAbsent(
                        schema,
                        name -> REGISTRY.getSchema(SchemaLocation.of(BASE + name + ".json")))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
