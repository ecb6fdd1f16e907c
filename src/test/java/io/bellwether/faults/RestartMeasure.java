package io.bellwether.faults;

import io.bellwether.codec.JournalCodec;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.kafka.Topics;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures how long {@code serve --roles monitor} takes from its start until a large state is
 * restored, from a snapshot and from the journal alone, and what memory that takes. Its figures
 * stand in {@code docs/operations.md}.
 */
public final class RestartMeasure {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern RESTORED = Pattern.compile("users: restored up to");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    private static final String SOURCE = "feedback.users.v1-";

    private final Deployment deployment;
    private final String heap;
    private final TopicNames names = TopicNames.standard();

    private RestartMeasure(Deployment deployment, String heap) {
        this.deployment = deployment;
        this.heap = heap;
    }

    /**
     * Measures and prints.
     *
     * @param args "passed", for entries that the watermark has passed, of as many authors, within
     *     14 days, or "held", for entries that all wait for it; how many; and the heap, as -Xmx has
     *     it
     */
    public static void main(String[] args) throws Exception {
        boolean isHeld = args[0].equals("held");
        int entries = Integer.parseInt(args[1]);
        try (Deployment deployment = Deployment.open(2)) {
            RestartMeasure measure = new RestartMeasure(deployment, args[2]);
            measure.write(isHeld, entries);
            measure.measure();
        }
    }

    private void write(boolean isHeld, int entries) {
        JournalCodec codec = new JournalCodec();
        Duration step = Duration.ofDays(14).dividedBy(entries);
        TreeSet<String> sources = new TreeSet<>(List.of(SOURCE + 0));
        if (isHeld) {
            // Nothing ever comes from the second, and so everything waits for it.
            sources.add(SOURCE + 1);
        }
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                deployment.servers(),
                                ProducerConfig.LINGER_MS_CONFIG,
                                20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            Input first = new Input.Heartbeat(Asset.USERS, START, sources, new TreeSet<>());
            send(producer, codec.encode(first));
            for (int i = 0; i < entries; i++) {
                send(producer, codec.encode(new Input.Scored(entry(i, step))));
            }
            producer.flush();
        }
        say(entries + (isHeld ? " entries, all held" : " entries, all passed, as many authors"));
    }

    private void send(Producer<byte[], byte[]> producer, byte[] value) {
        var unused =
                producer.send(
                        new ProducerRecord<>(names.scored(), Asset.USERS.partition(), null, value));
    }

    private static ScoredFeedback entry(int i, Duration step) {
        return new ScoredFeedback(
                "ticket-" + i,
                Asset.USERS,
                START.plus(step.multipliedBy(i)),
                String.format(Locale.ROOT, "%016x", i * 0x9e3779b97f4a7c15L),
                Score.Scored.ofLevel(0.5 + i % 5 / 10.0),
                OptionalInt.empty(),
                "helpdesk",
                new TreeMap<>(),
                i * 0x9e3779b97f4a7c15L | 1,
                new Pointer.InTopic("feedback.users.v1", 0, i),
                SOURCE + 0,
                "measure");
    }

    private void measure() throws Exception {
        String load = run("loading", true);
        say("read and saved for the first time: " + load);
        KafkaConnection connection = KafkaConnection.to(deployment.servers());
        SnapshotTopic snapshots = new SnapshotTopic(connection, names, Monitor.SNAPSHOT_VERSION);
        SavedState saved =
                new KafkaHistory(connection, names, snapshots)
                        .snapshots(Asset.USERS, Long.MAX_VALUE)
                        .findFirst()
                        .orElseThrow();
        say("snapshot number " + saved.sequence() + ": " + saved.state().length + " bytes");
        say("from the snapshot: " + run("snapshot", false));
        try (Admin admin = connection.admin()) {
            admin.deleteTopics(List.of(names.state())).all().get(30, TimeUnit.SECONDS);
            while (!new Topics(admin, names)
                    .create(2, Optional.empty())
                    .created()
                    .contains(names.state())) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        say("from the journal alone: " + run("journal", false));
    }

    /** Starts a monitor, waits until it is restored (or has read everything), and ends it. */
    private String run(String instance, boolean isFirst) throws IOException {
        long before = System.nanoTime();
        MemberProcess member =
                deployment.start(
                        Launch.of("monitor", instance, deployment.data(), deployment.servers())
                                .with("-XX:TieredStopAtLevel=4")
                                .withHeap(heap));
        long deadline = before + PATIENCE.toNanos();
        while (!(isFirst
                ? deployment.groups().unwatched() <= 1
                : RESTORED.matcher(member.logged()).find())) {
            if (!member.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(member.logged());
            }
            LockSupport.parkNanos(20_000_000);
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        double processor =
                ProcessHandle.of(member.pid())
                                .flatMap(process -> process.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3;
        String status = Files.readString(Path.of("/proc", member.pid() + "", "status"));
        long most =
                RESIDENT.matcher(status)
                                .results()
                                .findFirst()
                                .map(m -> m.group(1))
                                .map(Long::valueOf)
                                .orElse(0L)
                        / 1024;
        long used = Sampler.of(member.pid()).heapBytes().orElse(0) / 1024 / 1024;
        member.terminate();
        int exit = member.exitStatus();
        return String.format(
                Locale.ROOT,
                "%.1f s (%.1f s of a processor), resident at most %d MB, then heap in use %d MB, exit status %d",
                seconds,
                processor,
                most,
                used,
                exit);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
