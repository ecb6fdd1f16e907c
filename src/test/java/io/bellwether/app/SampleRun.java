package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.demo.SampleCompany;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker with everything that the service makes of three months of the sample company: a verdict,
 * an alert of the staff that has ended and one of the users that has not, and records that cannot
 * be read.
 */
final class SampleRun {

    /** What records hold that are to be set aside. */
    static final String BROKEN = "not JSON";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Instant END = Instant.parse("2025-06-01T00:00:00Z");

    private final TopicNames names = TopicNames.standard();
    private final Path folder;
    private final Cluster cluster;

    private SampleRun(Path folder) {
        this.folder = folder;
        cluster =
                Cluster.open(
                        Configuration.load(null, Map.of(), List.of("data.directory=" + folder)));
    }

    /** The one of this test JVM: it takes half a minute to make. */
    static SampleRun shared() {
        return Shared.RUN;
    }

    private static final class Shared {
        private static final SampleRun RUN = start();

        private static SampleRun start() {
            try {
                SampleRun run = new SampleRun(Files.createTempDirectory("bellwether-sample"));
                Runtime.getRuntime().addShutdownHook(new Thread(run::end));
                run.make();
                return run;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs the service over it, and stops that again. */
    private void make() {
        cluster.createTopics();
        writeNotices();
        try (MemberProcess serve = serve()) {
            awaitRecord(names.scored(), "hypothesis");
            Feedbacks.send(
                    connection(),
                    SampleCompany.history(1)
                            .filter(message -> message.at().isBefore(END))
                            .toList());
            awaitRecord(names.verdict(), "\"id\":\"h-1\"");
            awaitRecord(names.alert(), "\"asset\":\"users\"");
            awaitRecord(names.alert(), "\"state\":\"resolved\"");
            serve.terminate();
            assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
        }
    }

    private void end() {
        cluster.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KafkaConnection connection() {
        return cluster.connection();
    }

    List<InputRecord> read(String topic) {
        return Feedbacks.read(connection(), topic);
    }

    private void awaitRecord(String topic, String part) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () ->
                                read(topic).stream()
                                        .anyMatch(record -> Feedbacks.text(record).contains(part)));
    }

    private void writeNotices() {
        command("accept", "staff", "--by", "chief executive");
        command(
                "hypothesis",
                "Cutting posts costs the trust of the staff",
                "--id=h-1",
                "--asset=staff",
                "--metric=level",
                "--direction=down",
                "--smallest-effect=0.05",
                "--before=2025-03-10/2025-04-07",
                "--after=2025-04-21/2025-05-05");
        try (FeedbackProducer producer = new FeedbackProducer(connection())) {
            for (Decision decision : SampleCompany.decisions()) {
                byte[] value = new DecisionCodec().encode(decision);
                producer.send(names.decision(), bytes(decision.id()), value, List.of());
            }
            for (String topic :
                    List.of(names.decision(), names.control(), names.allFeedback().getFirst())) {
                producer.send(topic, bytes("broken"), bytes(BROKEN), List.of());
            }
            producer.flush();
        }
    }

    private void command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "data.directory=" + folder));
        assertThat(CommandLineRun.of(all.toArray(new String[0])).exitCode()).isZero();
    }

    private MemberProcess serve() {
        return MemberProcess.start(
                Launch.of("score,monitor", "0", folder, connection().bootstrapServers())
                        .set("snapshotEveryRecords=1500"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
