package io.bellwether.config;

import io.bellwether.codec.FieldMapping;
import io.bellwether.feedback.Asset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What was set, or else the default, turned into the type that each key stands for. */
final class Values {

    private final SortedMap<String, Setting> settings;

    Values(SortedMap<String, Setting> settings) {
        this.settings = new TreeMap<>(settings);
    }

    private Setting setting(Key key, Asset asset) {
        Setting set = settings.get(key.nameFor(asset));
        return set == null ? Setting.ofText(key.defaultFor(asset), "default") : set;
    }

    /** The value of {@code key} for {@code asset}, whatever asset where all share it. */
    private <T> T parse(Key key, Asset asset, Function<String, T> parser) {
        Setting setting = setting(key, asset);
        try {
            return parser.apply(setting.text().strip());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new ConfigurationException(
                    key.nameFor(asset)
                            + " ("
                            + setting.origin()
                            + "): expected "
                            + key.kind().expected()
                            + "; got '"
                            + setting.text()
                            + "'",
                    e);
        }
    }

    String text(Key key) {
        return setting(key, Asset.USERS).text().strip();
    }

    String requiredText(Key key) {
        return parse(
                key,
                Asset.USERS,
                text -> {
                    if (text.isEmpty()) {
                        throw new IllegalArgumentException("empty");
                    }
                    return text;
                });
    }

    Path path(Key key) {
        return parse(
                key,
                Asset.USERS,
                text -> {
                    if (text.isEmpty()) {
                        throw new IllegalArgumentException("empty");
                    }
                    return Path.of(text);
                });
    }

    ScorerKind scorerKind(Key key) {
        return parse(key, Asset.USERS, text -> ScorerKind.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    Redaction redaction(Key key) {
        return parse(key, Asset.USERS, text -> Redaction.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    int whole(Key key, int least, int most) {
        int value = whole(key);
        if (value < least || value > most) {
            throw new ConfigurationException(
                    key.pattern()
                            + " ("
                            + setting(key, Asset.USERS).origin()
                            + "): expected a whole number from "
                            + least
                            + " to "
                            + most
                            + "; got '"
                            + value
                            + "'");
        }
        return value;
    }

    int whole(Key key) {
        return parse(key, Asset.USERS, Integer::parseInt);
    }

    double number(Key key, Asset asset) {
        return parse(key, asset, Double::parseDouble);
    }

    Duration duration(Key key) {
        return parse(key, Asset.USERS, Values::durationOf);
    }

    /** A duration from nothing to {@code most}. */
    Duration duration(Key key, Duration most) {
        Duration value = duration(key);
        if (value.isNegative() || value.compareTo(most) > 0) {
            throw new ConfigurationException(
                    key.pattern()
                            + " ("
                            + setting(key, Asset.USERS).origin()
                            + "): expected a duration from 0d to "
                            + most.toDays()
                            + "d; got '"
                            + setting(key, Asset.USERS).text()
                            + "'");
        }
        return value;
    }

    private static Duration durationOf(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("P")) {
            return Duration.parse(upper);
        }
        boolean isDays = upper.endsWith("D");
        return Duration.parse(isDays ? "P" + upper : "PT" + upper);
    }

    ZoneId zone(Key key, Asset asset) {
        return parse(key, asset, text -> ZoneId.of(text).normalized());
    }

    List<String> list(Key key, Asset asset) {
        return setting(key, asset).list();
    }

    FieldMapping mapping(Key key, Asset asset) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        String prefix = key.nameFor(asset) + ".";
        for (String field : FieldMapping.FIELDS) {
            Setting set = settings.get(prefix + field);
            if (set != null) {
                places.put(field, set.list());
            }
        }
        try {
            return FieldMapping.of(places);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(key.nameFor(asset) + ": " + e.getMessage(), e);
        }
    }

    /** Everything under {@code kafka.}, without that prefix. */
    SortedMap<String, String> kafka() {
        SortedMap<String, String> result = new TreeMap<>();
        settings.forEach(
                (name, setting) -> {
                    if (name.startsWith(Key.KAFKA)) {
                        result.put(name.substring(Key.KAFKA.length()), setting.text());
                    }
                });
        return result;
    }

    /** Every key with the value that holds; what may be a secret is masked. */
    Map<String, String> effective() {
        Map<String, String> result = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            for (Asset asset : Asset.values()) {
                if (key.kind() != Key.Kind.MAPPING) {
                    result.put(key.nameFor(asset), setting(key, asset).text());
                }
            }
        }
        settings.forEach((name, setting) -> result.put(name, Secrets.mask(name, setting.text())));
        return result;
    }
}
