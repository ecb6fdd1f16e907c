package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells readers of alerts to do works as it stands there. */
class ExampleReadersTest {

    private static final Path DOCUMENT = Path.of("docs", "topics.md");
    private static final Path PROGRAM = Path.of("docs", "examples", "OpenAlerts.java");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TopicNames names = TestBroker.topics(1);

    @TempDir private Path folder;

    /** Of the users two alerts, one resolved; of the staff one that came back; one rolled back. */
    @BeforeEach
    void writeAlerts() {
        SendErrors errors = new SendErrors();
        try (Producer<byte[], byte[]> producer =
                TestBroker.connection().transactional(TestBroker.unique("example"))) {
            producer.initTransactions();
            write(
                    producer,
                    errors,
                    alert(0, "a", 1, "open", "users"),
                    alert(0, "a", 2, "updated", "users"),
                    alert(0, "b", 1, "open", "users"),
                    alert(0, "b", 1, "open", "users"),
                    alert(0, "b", 2, "resolved", "users"));
            producer.commitTransaction();
            write(producer, errors, alert(1, "never", 1, "open", "advertisers"));
            producer.abortTransaction();
            write(
                    producer,
                    errors,
                    alert(2, "c", 1, "open", "staff"),
                    alert(2, "c", 2, "resolved", "staff"),
                    alert(2, "c", 3, "updated", "staff"));
            producer.commitTransaction();
        }
        errors.throwFirst();
    }

    @SafeVarargs
    private static void write(
            Producer<byte[], byte[]> producer,
            SendErrors errors,
            ProducerRecord<byte[], byte[]>... records) {
        producer.beginTransaction();
        for (ProducerRecord<byte[], byte[]> record : records) {
            var unused = producer.send(record, errors);
        }
        producer.flush();
    }

    @Test
    void theProgramOfTheDocumentationKeepsTheLastRecordOfEachAlert() throws Exception {
        Path out = folder.resolve("out.txt");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                PROGRAM.toString(),
                                TestBroker.connection().bootstrapServers(),
                                names.alert())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            await().atMost(PATIENCE).until(() -> told(out).size() >= 7 || !program.isAlive());
            List<String> told = told(out);
            assertThat(of("users", told))
                    .containsExactly(
                            "OPEN users a", "UPDATED users a", "OPEN users b", "RESOLVED users b");
            assertThat(of("staff", told))
                    .containsExactly("OPEN staff c", "RESOLVED staff c", "OPEN staff c");
            assertThat(told).hasSize(7);
            assertThat(told.getLast()).endsWith("; 2 open");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void theDocumentationShowsThatProgram() throws IOException {
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSize(1);
        assertThat(Files.readString(PROGRAM).indent(0)).contains(blocks.getFirst().indent(4));
    }

    @Test
    void theCommandsOfTheDocumentationReadWhatIsThere() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "jq is not installed");
        List<String> commands =
                blocks("sh").stream()
                        .filter(block -> block.contains("-t bellwether.alert"))
                        .toList();
        assertThat(commands).hasSize(2);

        List<String> all = run(commands.get(0));
        assertThat(all).hasSize(8).allMatch(line -> line.matches("[abc] \\{.*}"));
        assertThat(all).filteredOn(line -> line.startsWith("a ")).hasSize(2);
        assertThat(run(commands.get(1)))
                .containsExactlyInAnyOrder("users a updated major", "staff c updated major");
    }

    private List<String> run(String command) throws Exception {
        String here =
                command.replace("kafka-1:9092", TestBroker.connection().bootstrapServers())
                        .replace("-t bellwether.alert.v1", "-t " + names.alert());
        Path out = folder.resolve("kcat.txt");
        Process process =
                new ProcessBuilder("sh", "-c", here)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(out);
    }

    /** Fenced blocks of that language, in order. */
    private static List<String> blocks(String language) throws IOException {
        String fence = "```";
        return Stream.of(Files.readString(DOCUMENT).split("\n" + fence + language + "\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("\n" + fence)))
                .toList();
    }

    /** Without what the clients may log. */
    private static List<String> told(Path out) throws IOException {
        return Files.readAllLines(out).stream()
                .filter(line -> line.matches("(OPEN|UPDATED|RESOLVED) .*"))
                .toList();
    }

    /** Lines about an asset, up to the id. */
    private static List<String> of(String asset, List<String> told) {
        return told.stream()
                .filter(line -> line.contains(" " + asset + " "))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> alert(
            int partition, String id, int seq, String state, String asset) {
        String resolvedAt = state.equals("resolved") ? "\"2026-05-07T00:00:00Z\"" : "null";
        String json =
                String.format(
                        Locale.ROOT,
                        "{\"alertId\":\"%s\",\"seq\":%d,\"state\":\"%s\",\"asset\":\"%s\","
                                + "\"severity\":\"major\",\"onset\":\"2026-05-04T06:00:00Z\","
                                + "\"resolvedAt\":%s,\"quotes\":[]}",
                        id,
                        seq,
                        state,
                        asset,
                        resolvedAt);
        return new ProducerRecord<>(
                names.alert(), partition, id.getBytes(UTF_8), json.getBytes(UTF_8));
    }
}
