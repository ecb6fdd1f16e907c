package io.bellwether.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of keys in the documentation equal to the keys there are. After a change of
 * {@link Key}, {@code mvn test -Dtest=ConfigurationReferenceTest -Dbellwether.docs.write=true}
 * writes the table anew.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("docs", "configuration.md");
    private static final String BEGIN =
            "<!-- keys: begin, made from io.bellwether.config.Key -->\n";
    private static final String END = "<!-- keys: end -->\n";

    @Test
    void theReferenceNamesEveryKeyWithItsDefaultAndMeaning() throws IOException {
        String page = Files.readString(PAGE, UTF_8);
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String expected =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("bellwether.docs.write")) {
            Files.writeString(PAGE, expected, UTF_8);
            return;
        }
        assertThat(page)
                .as(
                        "%s is not up to date: run mvn test -Dtest=%s -Dbellwether.docs.write=true",
                        PAGE, getClass().getSimpleName())
                .isEqualTo(expected);
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
