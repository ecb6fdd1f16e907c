package io.bellwether.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every key, whichever there are, to having a default, a reason and an effect. */
class EveryKeyTest {

    private static final int MOST_KEYS = 25;

    @TempDir private Path folder;

    /**
     * A value that is not the default, and what it has to become.
     *
     * @param value as it is set, for the users where each asset has its own
     * @param seen reads it from the configuration
     * @param expected what is read then
     */
    private record Probe(
            String value, Function<Configuration, @Nullable Object> seen, Object expected) {}

    private static final Map<Key, Probe> PROBES = probes();

    private static Map<Key, Probe> probes() {
        Map<Key, Probe> probes = new TreeMap<>();
        probes.put(
                Key.DATA_DIRECTORY,
                new Probe("/other", Configuration::dataDirectory, Path.of("/other")));
        probes.put(Key.GROUP, new Probe("trial", Configuration::group, "trial"));
        probes.put(Key.SCORER_KIND, new Probe("tree", Configuration::scorerKind, ScorerKind.TREE));
        probes.put(
                Key.SCORER_MODEL,
                new Probe("/own.gz", Configuration::scorerModel, Path.of("/own.gz")));
        probes.put(Key.SCORER_RESCORE, new Probe("3d", Configuration::rescore, Duration.ofDays(3)));
        probes.put(
                Key.PSEUDONYM_KEY_FILE,
                new Probe("/run/key", Configuration::pseudonymKeyFile, Path.of("/run/key")));
        probes.put(
                Key.QUOTES_REDACT,
                new Probe("nothing", Configuration::redaction, Redaction.NOTHING));
        probes.put(
                Key.ONE_PER_PERSON_SOURCES,
                new Probe("pulse", c -> users(c).onePerPersonSources().contains("pulse"), true));
        probes.put(
                Key.LATENESS, new Probe("20m", c -> users(c).lateness(), Duration.ofMinutes(20)));
        probes.put(
                Key.AUTHOR_WINDOW_HOURS,
                new Probe("6", c -> users(c).authorWindow(), Duration.ofHours(6)));
        probes.put(
                Key.HEARTBEAT_SECONDS,
                new Probe("10", Configuration::heartbeatEvery, Duration.ofSeconds(10)));
        probes.put(
                Key.SNAPSHOT_EVERY_SECONDS,
                new Probe("120", Configuration::snapshotEvery, Duration.ofMinutes(2)));
        probes.put(
                Key.SNAPSHOT_EVERY_RECORDS,
                new Probe("77", Configuration::snapshotEveryRecords, 77));
        probes.put(
                Key.SMALLEST_DROP_THAT_MATTERS,
                new Probe("0.03", c -> users(c).detector().smallestDropThatMatters(), .03));
        probes.put(
                Key.STORM_HOURS_TOLERATED,
                new Probe("4", c -> users(c).detector().stormHoursTolerated(), 4));
        probes.put(Key.LEARNING_DAYS, new Probe("21", c -> users(c).detector().learningDays(), 21));
        probes.put(Key.HTTP_ADDRESS, new Probe("127.0.0.1:81", c -> c.http().port(), 81));
        probes.put(
                Key.HTTP_TOKEN_FILE,
                new Probe("token.txt", c -> c.http().token(), "0123456789abcdef"));
        probes.put(
                Key.HTTP_PUBLIC_URL,
                new Probe("https://b.example", c -> c.http().publicUrl(), "https://b.example"));
        probes.put(
                Key.TOPICS,
                new Probe("a,b", c -> c.asset(Asset.USERS).topics(), List.of("a", "b")));
        probes.put(
                Key.FALSE_ALARM_EVERY_YEARS,
                new Probe("2.5", c -> users(c).detector().falseAlarmEveryYears(), 2.5));
        probes.put(
                Key.TIME_ZONE,
                new Probe(
                        "Europe/Paris",
                        c -> users(c).detector().zone(),
                        ZoneId.of("Europe/Paris")));
        probes.put(
                Key.NOTIFY_ALERTMANAGER,
                new Probe(
                        "http://one:9093",
                        c -> c.notifications().alertmanagers(),
                        List.of(URI.create("http://one:9093"))));
        probes.put(
                Key.NOTIFY_WEBHOOKS,
                new Probe(
                        "https://chat.example.com/x",
                        c -> c.notifications().webhooks().stream().map(it -> it.url()).toList(),
                        List.of(URI.create("https://chat.example.com/x"))));
        probes.put(
                Key.MAPPING,
                new Probe(
                        "/body",
                        c -> c.asset(Asset.USERS).mapping().equals(c.asset(Asset.STAFF).mapping()),
                        false));
        return probes;
    }

    private static Probe probe(Key key) {
        return Objects.requireNonNull(PROBES.get(key), () -> "no value to set " + key + " to");
    }

    /** Some keys have no value, but parts that have one. */
    private static String part(Key key) {
        return switch (key.kind()) {
            case MAPPING -> ".text";
            case WEBHOOKS -> ".chat.url";
            default -> "";
        };
    }

    private static MonitorSettings users(Configuration configuration) {
        return configuration.monitorSettings(Asset.USERS);
    }

    @Test
    void thereAreNoMoreKeysThanOnePersonCanKnow() {
        assertThat(Key.values()).hasSizeLessThanOrEqualTo(MOST_KEYS);
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyKeyTellsWhatItDoesAndWhoChangesIt(Key key) {
        assertThat(key.description()).hasSizeGreaterThan(20).endsWith(".");
        assertThat(key.reason()).hasSizeGreaterThan(20).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void theDefaultOfEveryKeyCanBeSet(Key key) throws IOException {
        Configuration unset = Configuration.load(null, Map.of(), List.of());
        boolean hasParts = !part(key).isEmpty();
        String value = hasParts ? onDisk(probe(key).value()) : key.defaultFor(Asset.USERS);
        String set = key.nameFor(Asset.USERS) + part(key) + "=" + value;
        Configuration configuration = Configuration.load(null, Map.of(), List.of(set));
        if (!hasParts) {
            assertThat(configuration).isEqualTo(unset);
        }
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyKeyCanBeSetInEachOfTheThreePlaces(Key key) throws IOException {
        Probe probe = probe(key);
        String name = key.nameFor(Asset.USERS) + part(key);
        String value = onDisk(probe.value());
        Configuration unset = Configuration.load(null, Map.of(), List.of());
        assertThat(probe.seen().apply(unset)).as("the default").isNotEqualTo(probe.expected());

        Path file = Files.writeString(folder.resolve("b.yaml"), name + ": " + value + "\n", UTF_8);
        String variable = "BELLWETHER_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
        for (Configuration configuration :
                List.of(
                        Configuration.load(file, Map.of(), List.of()),
                        Configuration.load(null, Map.of(variable, value), List.of()),
                        Configuration.load(null, Map.of(), List.of(name + "=" + value)))) {
            assertThat(probe.seen().apply(configuration)).isEqualTo(probe.expected());
        }
    }

    /** The one value that is a file to be read must be there. */
    private String onDisk(String value) throws IOException {
        return value.equals("token.txt")
                ? Files.writeString(folder.resolve(value), "0123456789abcdef\n", UTF_8).toString()
                : value;
    }
}
