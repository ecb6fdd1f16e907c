package io.bellwether.config;

import io.bellwether.codec.FieldMapping;
import io.bellwether.feedback.Asset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
                            + Secrets.withoutUserInfo(setting.text())
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

    List<String> list(Key key) {
        return list(key, Asset.USERS);
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

    /** What was set of webhooks, by name and field. */
    SortedMap<String, SortedMap<String, Setting>> webhooks() {
        SortedMap<String, SortedMap<String, Setting>> result = new TreeMap<>();
        settings.forEach(
                (name, setting) -> {
                    if (name.startsWith(WebhookName.PREFIX)) {
                        WebhookName parts = WebhookName.check(name);
                        result.computeIfAbsent(parts.webhook(), webhook -> new TreeMap<>())
                                .put(parts.field(), setting);
                    }
                });
        return result;
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
        lines().forEach(line -> result.put(line.name(), line.text()));
        return result;
    }

    /** As {@link #effective}, with the places where they were set. Mappings stand there if set. */
    List<Effective> lines() {
        Map<String, Setting> all = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            for (Asset asset : Asset.values()) {
                if (key.kind() != Key.Kind.MAPPING && key.kind() != Key.Kind.WEBHOOKS) {
                    all.put(key.nameFor(asset), setting(key, asset));
                }
            }
        }
        all.putAll(settings);
        Set<String> providers = providers();
        List<Effective> lines = new ArrayList<>();
        all.forEach((name, setting) -> lines.add(shown(name, setting, providers)));
        return lines;
    }

    private static Effective shown(String name, Setting setting, Set<String> providers) {
        return new Effective(
                name,
                setting.values().stream()
                        .map(value -> Secrets.mask(name, value, providers))
                        .toList(),
                setting.origin());
    }

    /** The names that Kafka's config providers have here. */
    private Set<String> providers() {
        Setting set = settings.get(Key.KAFKA + "config.providers");
        return set == null ? Set.of() : Set.copyOf(set.list());
    }
}
