package io.bellwether.config;

import io.bellwether.ReferencePage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of keys in the documentation equal to the keys there are. After a change of
 * {@link Key}, {@code mvn test -Dtest=ConfigurationReferenceTest -Dbellwether.docs.write=true}
 * writes the table anew.
 */
class ConfigurationReferenceTest {

    private static final ReferencePage PAGE =
            new ReferencePage(
                    Path.of("docs", "configuration.md"),
                    "<!-- keys: begin, made from io.bellwether.config.Key -->\n",
                    "<!-- keys: end -->\n");

    @Test
    void theReferenceNamesEveryKeyWithItsDefaultAndMeaning() throws IOException {
        PAGE.assertHolds(table(), getClass());
    }

    private static String table() {
        StringBuilder out =
                new StringBuilder(
                        "| key | value | default | what it does | who changes it |\n|---|---|---|---|---|\n");
        for (Key key : Key.values()) {
            out.append("| `")
                    .append(cell(key.pattern()))
                    .append("` | ")
                    .append(cell(key.kind().expected()))
                    .append(" | ")
                    .append(key.defaultText().isEmpty() ? "none" : code(key.defaultText()))
                    .append(" | ")
                    .append(cell(key.description()))
                    .append(" | ")
                    .append(cell(key.reason()))
                    .append(" |\n");
        }
        return out.toString();
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
