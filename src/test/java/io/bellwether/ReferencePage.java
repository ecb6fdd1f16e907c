package io.bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with a table that is made from code, between two comments. With
 * {@code -Dbellwether.docs.write=true} the table is written anew in place of being compared.
 *
 * @param page its place
 * @param begin the line before the table
 * @param end the line behind it
 */
public record ReferencePage(Path page, String begin, String end) {

    /**
     * Holds the page's table equal to {@code table}.
     *
     * @param test who asks, to be run again for the page
     */
    public void assertHolds(String table, Class<?> test) throws IOException {
        String content = Files.readString(page, UTF_8);
        assertThat(content).containsOnlyOnce(begin).containsOnlyOnce(end);
        String expected =
                content.substring(0, content.indexOf(begin) + begin.length())
                        + table
                        + content.substring(content.indexOf(end));
        if (Boolean.getBoolean("bellwether.docs.write")) {
            Files.writeString(page, expected, UTF_8);
            return;
        }
        assertThat(content)
                .as(
                        "%s is not up to date: run mvn test -Dtest=%s -Dbellwether.docs.write=true",
                        page, test.getSimpleName())
                .isEqualTo(expected);
    }
}
