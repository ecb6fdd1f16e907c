package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hand-written fragments of one asset, by section: an observation stands under mood and theme
 * ({@code unhappy.price}), what surrounds it under mood and part ({@code happy.closer}), the
 * fillers of {@code {feature}} under {@code slot.feature}. Immutable.
 */
final class Phrasebook {

    private final Map<String, List<String>> sections;

    private Phrasebook(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    /** The fragments of {@code asset}, with those that all assets share. */
    static Phrasebook of(Asset asset) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        readInto(sections, Resource.lines("shared.txt"));
        readInto(sections, Resource.lines(asset.label() + ".txt"));
        sections.replaceAll((name, lines) -> List.copyOf(lines));
        return new Phrasebook(sections);
    }

    private static void readInto(Map<String, List<String>> sections, List<String> lines) {
        List<String> section = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.add(line);
            }
        }
    }

    /**
     * The lines of one section, in the order of the file.
     *
     * @throws IllegalArgumentException when the asset has no such section
     */
    List<String> section(String name) {
        List<String> lines = sections.get(name);
        if (lines == null) {
            throw new IllegalArgumentException("no section is called " + name);
        }
        return lines;
    }

    /** The lines of one theme or part in one mood. */
    List<String> section(Mood mood, String part) {
        return section(mood.label() + "." + part);
    }

    /** What the asset's people talk of on a usual day. */
    List<String> themes() {
        return section("themes");
    }

    /** Every section by its name, in the order of the files. */
    Map<String, List<String>> sections() {
        return Collections.unmodifiableMap(sections);
    }
}
