package io.bellwether.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What the API is, and the schemas of what it gives out, as they lie on the class path. */
final class Descriptions {

    /** Schemas to which the document refers, directly or through another. */
    static final Set<String> SCHEMAS =
            Set.of("alert", "decision", "hypothesis", "level", "types", "verdict");

    private final String version;

    Descriptions(String version) {
        this.version = version;
    }

    List<ApiRoute> routes() {
        return List.of(
                ApiRoute.get("/version", this::version),
                ApiRoute.get("/openapi.yaml", this::document),
                ApiRoute.get("/{schema}.json", this::schema));
    }

    private ApiAnswer version(ApiCall call) {
        call.allow();
        return ApiAnswer.Whole.json(
                Json.object(
                        json -> {
                            json.writeStringField("program", "bellwether");
                            json.writeStringField("version", version);
                            json.writeStringField("api", "v1");
                        }));
    }

    private ApiAnswer document(ApiCall call) {
        call.allow();
        return ApiAnswer.Whole.of("application/yaml", read("openapi.yaml"));
    }

    private ApiAnswer schema(ApiCall call) {
        call.allow();
        String name = call.variable("schema");
        if (!SCHEMAS.contains(name)) {
            throw ApiProblem.notFound("no such schema: openapi.yaml refers to all");
        }
        return ApiAnswer.Whole.of("application/schema+json", read(name + ".json"));
    }

    private static String read(String file) {
        try (InputStream in = Descriptions.class.getResourceAsStream("/schemas/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + file + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
