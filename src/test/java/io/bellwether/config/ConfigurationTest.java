package io.bellwether.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.codec.FeedbackDecoder;
import io.bellwether.codec.RecordContext;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.Prevalence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @TempDir private Path directory;

    @Test
    void withoutAnyInputTheDefaultsHold() {
        Configuration configuration = set();

        assertThat(configuration.dataDirectory()).isEqualTo(Path.of(".bellwether"));
        assertThat(configuration.pseudonymKeyFile())
                .isEqualTo(Path.of(".bellwether", "pseudonym.key"));
        assertThat(configuration.group()).isEqualTo("bellwether");
        assertThat(configuration.scorerKind()).isEqualTo(ScorerKind.LINEAR);
        assertThat(configuration.scorerModel()).isNull();
        assertThat(configuration.scorerKind().prevalence()).isEqualTo(Prevalence.COUNTED);
        assertThat(configuration.redaction()).isEqualTo(Redaction.IDENTIFIERS);
        assertThat(configuration.rescore()).isEqualTo(Duration.ofDays(56));
        assertThat(configuration.heartbeatEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(configuration.kafka()).isEmpty();
        assertThat(configuration.bootstrapServers()).isEmpty();
        assertThat(configuration.asset(Asset.STAFF).topics()).containsExactly("feedback.staff.v1");
    }

    @Test
    void theLinearScorersLevelCanBeAdjusted() {
        ScorerKind adjusted = set("scorer.kind=adjusted").scorerKind();

        assertThat(adjusted.scorer()).isEqualTo("linear");
        assertThat(adjusted.prevalence()).isEqualTo(Prevalence.ADJUSTED);
        assertThatThrownBy(() -> set("scorer.kind=guessed"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expected linear, adjusted or tree; got 'guessed'");
    }

    @Test
    void whatIsReplacedInQuotationsIsOneOfThree() {
        assertThat(set("quotes.redact=Names").redaction()).isEqualTo(Redaction.NAMES);
        assertThat(set("quotes.redact=nothing").redaction()).isEqualTo(Redaction.NOTHING);
        assertThatThrownBy(() -> set("quotes.redact=yes"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expected identifiers, names or nothing; got 'yes'");
    }

    @Test
    void theDefaultsAreThoseOfTheCore() {
        for (Asset asset : Asset.values()) {
            assertThat(set().monitorSettings(asset)).isEqualTo(MonitorSettings.defaults());
        }
    }

    @Test
    void thereAreFewKeysAndEachIsExplained() {
        assertThat(Key.values()).hasSizeLessThanOrEqualTo(25);
        assertThat(Key.values())
                .allSatisfy(
                        key -> {
                            assertThat(key.description()).endsWith(".").hasSizeGreaterThan(20);
                            assertThat(key.pattern()).matches("[a-zA-Z.*]+");
                        });
        assertThat(Key.values()).extracting(Key::pattern).doesNotHaveDuplicates();
    }

    @Test
    void everyKeyOfTheFileIsRead() {
        Configuration configuration =
                load(
                        """
                        data:
                          directory: /var/lib/bellwether
                        group: feedback-watch
                        scorer:
                          kind: tree
                          model: /models/own.gz
                        pseudonym.keyFile: /run/secrets/key
                        onePerPersonSources: [survey, exit-interview]
                        lateness: PT20M
                        authorWindowHours: 6
                        heartbeatSeconds: 10
                        snapshotEverySeconds: 120
                        snapshotEveryRecords: 5000
                        detector:
                          smallestDropThatMatters: .03
                          stormHoursTolerated: 4
                          learningDays: 21
                        assets:
                          users:
                            topics: [reviews, tickets]
                            falseAlarmEveryYears: 2
                            timeZone: Europe/Paris
                            mapping:
                              text: [/title, /body]
                              timestamp: /at
                          staff:
                            topics: pulse
                        kafka:
                          bootstrap.servers: broker:9092
                          security:
                            protocol: SASL_SSL
                          sasl.jaas.config: user=x password=y
                        """);

        assertThat(configuration.dataDirectory()).isEqualTo(Path.of("/var/lib/bellwether"));
        assertThat(configuration.group()).isEqualTo("feedback-watch");
        assertThat(configuration.scorerKind()).isEqualTo(ScorerKind.TREE);
        assertThat(configuration.scorerModel()).isEqualTo(Path.of("/models/own.gz"));
        assertThat(configuration.pseudonymKeyFile()).isEqualTo(Path.of("/run/secrets/key"));
        assertThat(configuration.heartbeatEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.snapshotEvery()).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.snapshotEveryRecords()).isEqualTo(5000);
        assertThat(configuration.asset(Asset.USERS).topics()).containsExactly("reviews", "tickets");
        assertThat(configuration.asset(Asset.STAFF).topics()).containsExactly("pulse");
        assertThat(configuration.kafka())
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "broker:9092",
                                "security.protocol", "SASL_SSL",
                                "sasl.jaas.config", "user=x password=y"));
        assertThat(configuration.bootstrapServers()).hasValue("broker:9092");
    }

    @Test
    void theSettingsOfEachMonitorComeFromTheFile() {
        MonitorSettings users =
                load("""
                                lateness: 20m
                                authorWindowHours: 6
                                onePerPersonSources: [survey]
                                detector: {smallestDropThatMatters: 0.03, stormHoursTolerated: 4,
                                           learningDays: 21}
                                assets: {users: {falseAlarmEveryYears: 2.5, timeZone: Europe/Paris}}
                                """)
                        .monitorSettings(Asset.USERS);

        assertThat(users.lateness()).isEqualTo(Duration.ofMinutes(20));
        assertThat(users.authorWindow()).isEqualTo(Duration.ofHours(6));
        assertThat(users.onePerPersonSources()).isEqualTo(new TreeSet<>(Set.of("survey")));
        assertThat(users.detector().falseAlarmEveryYears()).isEqualTo(2.5);
        assertThat(users.detector().smallestDropThatMatters()).isEqualTo(.03);
        assertThat(users.detector().stormHoursTolerated()).isEqualTo(4);
        assertThat(users.detector().learningDays()).isEqualTo(21);
        assertThat(users.detector().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() {
        Path file = write("group: of-file\nheartbeatSeconds: 1\nlateness: 1m\n");
        Map<String, String> environment =
                Map.of("BELLWETHER_GROUP", "of-environment", "BELLWETHER_HEARTBEATSECONDS", "2");

        Configuration configuration =
                Configuration.load(file, environment, List.of("group=of-line", "group=of-line-2"));

        assertThat(configuration.group()).isEqualTo("of-line-2");
        assertThat(configuration.heartbeatEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.monitorSettings(Asset.USERS).lateness())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void variablesAreNamedAfterKeysInAnyLocale() {
        Configuration configuration =
                environment(
                        Map.of(
                                "BELLWETHER_ASSETS_USERS_FALSEALARMEVERYYEARS", "3",
                                "BELLWETHER_ASSETS_STAFF_TIMEZONE", "Asia/Kolkata",
                                "BELLWETHER_ASSETS_ADVERTISERS_TOPICS", "a, b",
                                "BELLWETHER_DATA_DIRECTORY", "/data",
                                "BELLWETHER_KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                                "BELLWETHER_KAFKA_CLIENT_ID", "seven"));

        assertThat(configuration.monitorSettings(Asset.USERS).detector().falseAlarmEveryYears())
                .isEqualTo(3);
        assertThat(configuration.monitorSettings(Asset.STAFF).detector().zone())
                .isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(configuration.asset(Asset.ADVERTISERS).topics()).containsExactly("a", "b");
        assertThat(configuration.dataDirectory()).isEqualTo(Path.of("/data"));
        assertThat(configuration.kafka())
                .isEqualTo(Map.of("bootstrap.servers", "broker:9092", "client.id", "seven"));
    }

    @Test
    void variablesThatAKubernetesServiceMakesAreLeftAlone() {
        assertThat(
                        environment(
                                        Map.of(
                                                "BELLWETHER_SERVICE_HOST", "10.0.0.1",
                                                "BELLWETHER_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                                                "BELLWETHER_PSEUDONYM_KEY", "0123456789abcdef",
                                                "PATH", "/bin"))
                                .effective())
                .isEqualTo(set().effective());
    }

    @Test
    void aMisspeltVariableIsRefused() {
        assertThatThrownBy(() -> environment(Map.of("BELLWETHER_DETECTOR_LEARNING_DAYS", "9")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "unknown variable 'BELLWETHER_DETECTOR_LEARNING_DAYS';"
                                + " did you mean 'BELLWETHER_DETECTOR_LEARNINGDAYS'?");
    }

    @ParameterizedTest
    @CsvSource({
        "detector.storm,                detector.stormHoursTolerated",
        "detector.learningdays,         detector.learningDays",
        "learningDays,                  detector.learningDays",
        "assets.user.topics,            assets.users.topics",
        "assets.staf.timezone,          assets.staff.timeZone",
        "assets.users.mapping.txt,      assets.users.mapping.text",
        "kafak.bootstrap.servers,       kafka.bootstrap.servers",
        "Group,                         group",
    })
    void anUnknownKeyIsRefusedWithTheNearestName(String key, String nearest) {
        assertThatThrownBy(() -> set(key + "=1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("unknown key '" + key + "'; did you mean '" + nearest + "'?");
    }

    @Test
    void anUnknownKeyOfTheFileIsRefusedToo() {
        assertThatThrownBy(() -> load("detector: {storm: 3}"))
                .hasMessage(
                        "unknown key 'detector.storm';"
                                + " did you mean 'detector.stormHoursTolerated'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "detector.learningDays=x | detector.learningDays (--set): expected a whole number;"
                        + " got 'x'",
                "detector.learningDays=3 | detector.learningDays 3 is outside [7, 90]",
                "assets.staff.falseAlarmEveryYears=0"
                        + " | assets.staff.falseAlarmEveryYears 0.0 is outside (0, 1000]",
                "assets.staff.falseAlarmEveryYears=1001"
                        + " | assets.staff.falseAlarmEveryYears 1001.0 is outside (0, 1000]",
                "assets.staff.timeZone=Mars/Base"
                        + " | assets.staff.timeZone (--set): expected a time zone such as"
                        + " Europe/Paris; got 'Mars/Base'",
                "lateness=soon | lateness (--set): expected a duration such as 90s, 10m, 12h, 7d or"
                        + " PT10M; got 'soon'",
                "lateness=8d | lateness PT192H is outside [0, 7 days]",
                "scorer.kind=magic | scorer.kind (--set): expected linear, adjusted or tree; got 'magic'",
                "scorer.rescore=57d | scorer.rescore (--set): expected a duration from 0d to 56d;"
                        + " got '57d'",
                "scorer.rescore=-1h | scorer.rescore (--set): expected a duration from 0d to 56d;"
                        + " got '-1h'",
                "scorer.rescore=all | scorer.rescore (--set): expected a duration such as 90s, 10m,"
                        + " 12h, 7d or PT10M; got 'all'",
                "heartbeatSeconds=0 | heartbeatSeconds (--set): expected a whole number from 1 to"
                        + " 3600; got '0'",
                "authorWindowHours=169 | authorWindowHours (--set): expected a whole number from 0"
                        + " to 168; got '169'",
                "group= | group (--set): expected a text; got ''",
                "assets.users.topics= | assets.users.topics: expected at least one topic; got none",
                "assets.staff.topics=feedback.users.v1 | assets.staff.topics: expected topics of"
                        + " this asset only; 'feedback.users.v1' stands under users already",
                "assets.users.mapping.text=body | assets.users.mapping: 'body' of text is no JSON"
                        + " Pointer; expected one such as /review/text",
                "group | --set group: expected key=value, such as group=bellwether",
            })
    void aWrongValueIsExplained(String set, String message) {
        assertThatThrownBy(() -> set(set))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void scorerCanTakeOverAtOnce() {
        assertThat(set("scorer.rescore=0d").rescore()).isZero();
        assertThat(set("scorer.rescore=36h").rescore()).isEqualTo(Duration.ofHours(36));
    }

    @Test
    void aFileThatIsNoYamlIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> load("group: x\nkafka: [password: secret\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not YAML")
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> load("group: x\ngroup: y\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> load("- group\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("expected keys and values");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(
                        () -> Configuration.load(directory.resolve("no.yaml"), Map.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("no.yaml: there is no such file");
    }

    @Test
    void anEmptyFileAndEmptyKeysChangeNothing() {
        assertThat(load("").effective()).isEqualTo(set().effective());
        assertThat(load("# nothing\ngroup:\n").effective()).isEqualTo(set().effective());
    }

    @Test
    void effectiveShowsEveryKeyAndNoSecret() {
        Configuration configuration =
                set(
                        "kafka.sasl.jaas.config=user=x password=hush",
                        "kafka.ssl.keystore.password=hush",
                        "kafka.ssl.keystore.key=hush",
                        "kafka.acks=all",
                        "assets.users.mapping.text=/a,/b");

        assertThat(configuration.effective())
                .containsEntry("group", "bellwether")
                .containsEntry("assets.staff.topics", "feedback.staff.v1")
                .containsEntry("assets.users.mapping.text", "/a,/b")
                .containsEntry("kafka.acks", "all")
                .containsEntry("kafka.sasl.jaas.config", "***")
                .containsEntry("kafka.ssl.keystore.password", "***");
        assertThat(configuration.effective().toString()).doesNotContain("hush");
        assertThat(configuration.toString()).doesNotContain("hush");
        assertThat(configuration.kafka()).containsEntry("ssl.keystore.password", "hush");
    }

    @Test
    void aMappingReachesTheDecoder() {
        Configuration configuration =
                set("assets.users.mapping.text=/title, /body", "assets.users.mapping.source=shop");
        FeedbackDecoder decoder =
                new FeedbackDecoder(
                        configuration.asset(Asset.USERS).mapping(),
                        new Pseudonymizer(new byte[16]));

        assertThat(
                        decoder.decode(
                                Asset.USERS,
                                "{\"title\":\"A\",\"body\":\"B\"}".getBytes(UTF_8),
                                RecordContext.of("t", 0, 0, Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        ok -> {
                            assertThat(ok.feedback().text()).isEqualTo("A\nB");
                            assertThat(ok.feedback().source()).isEqualTo("shop");
                        });
    }

    private static Configuration set(String... sets) {
        return Configuration.load(null, Map.of(), List.of(sets));
    }

    private static Configuration environment(Map<String, String> environment) {
        return Configuration.load(null, environment, List.of());
    }

    private Configuration load(String yaml) {
        return Configuration.load(write(yaml), Map.of(), List.of());
    }

    private Path write(String yaml) {
        try {
            return Files.writeString(directory.resolve("bellwether.yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
