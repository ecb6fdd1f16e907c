package io.bellwether.config;

import io.bellwether.feedback.Asset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration for people to read, as YAML that can be read back: what holds and where it was
 * set, or what could be set and why. Stateless.
 */
public final class ConfigurationText {

    private static final int COLUMN = 56;
    private static final int WIDTH = 96;

    /** What YAML takes for a text or a number without quotation marks, and gives back unchanged. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*|0|[1-9][0-9]*|[0-9]\\.[0-9]*[1-9]");

    private static final Pattern WORD_OF_YAML =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private ConfigurationText() {}

    /**
     * Every key with the value that holds and where it was set. Secrets are masked. Reads what
     * {@link Configuration#load} reads.
     *
     * @throws ConfigurationException as that does
     */
    public static String effective(
            @Nullable Path file, Map<String, String> environment, List<String> sets) {
        Configuration.load(file, environment, sets);
        Values values = new Values(Sources.collect(file, environment, sets));
        StringBuilder out = new StringBuilder();
        for (Effective line : values.lines()) {
            String setting = line.name() + ": " + yaml(line.values());
            out.append(setting)
                    .append(" ".repeat(Math.max(1, COLUMN - setting.length())))
                    .append("# ")
                    .append(line.origin())
                    .append('\n');
        }
        for (String variable : Sources.SECRETS) {
            if (!environment.getOrDefault(variable, "").isBlank()) {
                out.append("# ").append(variable).append(" is set\n");
            }
        }
        return out.toString();
    }

    /** A file with every key, commented out: as it is, it changes nothing. */
    public static String example() {
        StringBuilder out = new StringBuilder();
        comment(
                out,
                "Every key of Bellwether with its default. A line that begins with '#' and a name"
                        + " holds the default: take the '#' away to change it.");
        for (Key key : Key.values()) {
            out.append('\n');
            comment(out, key.description());
            comment(out, "Who changes it: " + key.reason());
            for (String line : settings(key)) {
                out.append('#').append(line).append('\n');
            }
        }
        out.append('\n');
        comment(
                out,
                "Everything under kafka. goes to every Kafka client, as it is. Without"
                        + " bootstrap.servers a local broker runs.");
        out.append("#kafka.bootstrap.servers: kafka-1:9092,kafka-2:9092\n");
        return out.toString();
    }

    private static List<String> settings(Key key) {
        List<String> lines = new ArrayList<>();
        for (Asset asset : key.isPerAsset() ? Asset.values() : new Asset[] {Asset.USERS}) {
            lines.add(
                    switch (key.kind()) {
                        case MAPPING -> key.nameFor(asset) + ".text: /text";
                        case WEBHOOKS ->
                                key.nameFor(asset) + ".chat.url: https://chat.example.com/x";
                        default -> key.nameFor(asset) + ": " + yaml(defaults(key, asset));
                    });
        }
        return lines;
    }

    private static List<String> defaults(Key key, Asset asset) {
        return Setting.ofText(key.defaultFor(asset), "default").values();
    }

    private static void comment(StringBuilder out, String text) {
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    private static String yaml(List<String> values) {
        if (values.size() > 1) {
            return "["
                    + String.join(", ", values.stream().map(ConfigurationText::scalar).toList())
                    + "]";
        }
        return scalar(values.isEmpty() ? "" : values.get(0));
    }

    private static String scalar(String text) {
        boolean isPlain = PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
        return isPlain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                out.append('\\').appendCodePoint(c);
                            } else if (c < ' ' || c >= 0x7f) {
                                out.append(String.format(Locale.ROOT, "\\U%08x", c));
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.append('"').toString();
    }
}
