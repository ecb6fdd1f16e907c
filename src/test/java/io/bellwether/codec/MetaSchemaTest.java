package io.bellwether.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published documents hold to what their specifications say of them. The schemas of the
 * specifications come as npm packages, which {@code .ci/run} puts into {@code target/npm}; without
 * them these tests skip.
 */
class MetaSchemaTest {

    private static final Path PACKAGES = Path.of("target", "npm", "node_modules");
    private static final Path ASYNCAPI =
            PACKAGES.resolve("@asyncapi/specs/schemas/3.0.0-without-$id.json");
    private static final Path OPENAPI =
            PACKAGES.resolve("@seriousme/openapi-schema-validator/schemas/v3.1/schema.json");

    @Test
    void theAsyncApiDocumentIsOne() throws IOException {
        JsonNode document = document("asyncapi.yaml");
        assertThat(faults(ASYNCAPI, SpecificationVersion.DRAFT_7, document)).isEmpty();
        ((ObjectNode) document.at("/channels/alert")).put("adress", "misspelt");
        assertThat(faults(ASYNCAPI, SpecificationVersion.DRAFT_7, document)).isNotEmpty();
    }

    @Test
    void theOpenApiDocumentIsOne() throws IOException {
        JsonNode document = document("openapi.yaml");
        assertThat(faults(OPENAPI, SpecificationVersion.DRAFT_2020_12, document)).isEmpty();
        ((ObjectNode) document.at("/paths/~1assets/get")).put("operationIdentity", "misspelt");
        assertThat(faults(OPENAPI, SpecificationVersion.DRAFT_2020_12, document)).isNotEmpty();
    }

    private static JsonNode document(String name) throws IOException {
        return new YAMLMapper().readTree(Path.of("schemas", name).toFile());
    }

    private static List<String> faults(Path meta, SpecificationVersion version, JsonNode document)
            throws IOException {
        assumeTrue(
                Files.exists(meta),
                () -> meta + " is not there: see meta_schemas in .ci/run for how it comes");
        Schema schema =
                SchemaRegistry.withDefaultDialect(version)
                        .getSchema(Files.readString(meta), InputFormat.JSON);
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
