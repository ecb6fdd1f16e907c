package io.bellwether.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service told at one time, in the text format of Prometheus.
 *
 * @param types the type of each family
 * @param helps its sentence
 * @param samples every series
 */
record Scrape(Map<String, String> types, Map<String, String> helps, List<Sample> samples) {

    private static final Pattern COMMENT = Pattern.compile("# (TYPE|HELP) (\\S+) (.*)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One series and its value. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> helps = new TreeMap<>();
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                Map<String, String> kept = part(comment, 1).equals("TYPE") ? types : helps;
                kept.put(part(comment, 2), part(comment, 3));
            } else if (sample.matches()) {
                samples.add(
                        new Sample(
                                part(sample, 1),
                                labels(part(sample, 2)),
                                Double.parseDouble(part(sample, 3).replace("Inf", "Infinity"))));
            } else if (!line.isEmpty()) {
                throw new AssertionError("no line of the text format: " + line);
            }
        }
        return new Scrape(types, helps, samples);
    }

    private static String part(Matcher matcher, int group) {
        return Objects.requireNonNullElse(matcher.group(group), "");
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(part(label, 1), part(label, 2));
        }
        return labels;
    }

    /** Names of series that begin so. */
    Set<String> names(String prefix) {
        Set<String> names = new TreeSet<>();
        for (Sample sample : samples) {
            if (sample.name().startsWith(prefix)) {
                names.add(sample.name());
            }
        }
        return names;
    }

    /** All series of that name. */
    List<Sample> all(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /**
     * The value of one series; empty without one.
     *
     * @param labels name and value in turn; others may have any
     */
    OptionalDouble value(String name, String... labels) {
        return all(name).stream()
                .filter(sample -> matches(sample, labels))
                .mapToDouble(Sample::value)
                .findFirst();
    }

    private static boolean matches(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
