package io.bellwether.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The written phrases that texts of the attack benchmark are made of, by section. Immutable. */
final class Phrases {

    private static final String FILE = "complaints.txt";

    private final Map<String, List<String>> sections;

    private Phrases(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    /**
     * Those of this package.
     *
     * @throws IllegalStateException when it was built without them
     */
    static Phrases read() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.add(line);
            }
        }
        return new Phrases(sections);
    }

    private static List<String> lines() {
        try (InputStream in = Phrases.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + FILE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + FILE + " cannot be read", e);
        }
    }

    /** One phrase of a section, each as likely as the others. */
    String draw(String section, Chance chance) {
        List<String> phrases = section(section);
        return phrases.get(chance.below(phrases.size()));
    }

    /** The wordings of the only thing that a section says. */
    List<String> wordings(String section) {
        return Arrays.asList(section(section).getFirst().split(" \\| "));
    }

    private List<String> section(String name) {
        List<String> phrases = sections.get(name);
        if (phrases == null) {
            throw new IllegalArgumentException("no section is called " + name);
        }
        return phrases;
    }
}
