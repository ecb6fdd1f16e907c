package io.bellwether.app;

import io.bellwether.capacity.HeapPeak;
import io.bellwether.capacity.Lap;
import io.bellwether.capacity.Part;
import io.bellwether.capacity.ScorerAlone;
import io.bellwether.capacity.Stopwatch;
import io.bellwether.config.Configuration;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A process of {@code benchmark capacity}: does on its own what it is told in lines on standard
 * input, and answers each with a line on standard output. First come settings, up to an empty line.
 */
final class CapacityWorker {

    /** Order to start both roles and go on; the next order ends them. */
    static final String LIVE = "live";

    /** The order that ends {@link #LIVE}. */
    static final String STOP = "stop";

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final long LOOK_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Configuration configuration;
    private final KafkaConnection connection;
    private final String prefix;
    private final Optional<ProcessHandle> broker;
    private final SentimentScorer scorer;
    private final HeapPeak heap = HeapPeak.watch();
    private List<String> texts = List.of();
    private @Nullable Service live;
    private @Nullable Stopwatch liveSince;

    private CapacityWorker(Configuration configuration, String prefix, long brokerPid) {
        this.configuration = configuration;
        this.prefix = prefix;
        Map<String, String> kafka = new TreeMap<>(Membership.without(configuration.kafka()));
        String servers = String.valueOf(kafka.remove("bootstrap.servers"));
        this.connection = new KafkaConnection(servers, kafka);
        this.broker = brokerPid == 0 ? Optional.empty() : ProcessHandle.of(brokerPid);
        this.scorer = Scoring.openWithoutCache(configuration);
    }

    /**
     * Obeys until its input ends.
     *
     * @param args prefix of the topics; process id of the broker, 0 when it is not known
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        ProcessHandle.current().parent().ifPresent(CapacityWorker::endWith);
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> sets = new ArrayList<>();
        for (String set = next(orders); !set.isEmpty(); set = next(orders)) {
            sets.add(set);
        }
        CapacityWorker worker =
                new CapacityWorker(
                        Configuration.load(null, Map.of(), sets), args[0], Long.parseLong(args[1]));
        answers.println("ready");
        for (String order = next(orders); !order.isEmpty(); order = next(orders)) {
            answers.println(worker.answer(order));
        }
        // Clients of a broker that has gone would keep the process.
        System.exit(0);
    }

    /** Even in the middle of an order: nobody would hear of what it led to. */
    private static void endWith(ProcessHandle parent) {
        var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    /** Empty at the end. */
    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? "" : line;
    }

    /** What the topics of a round are called. The input is the same in every round. */
    static TopicNames names(String prefix, int round) {
        return new TopicNames(prefix + round + ".", TopicNames.prefixed(prefix).feedback());
    }

    /** What the topics are called while delays are measured. */
    static TopicNames liveNames(String prefix) {
        return TopicNames.prefixed(prefix + LIVE + ".");
    }

    /** What goes wrong is told in one line, the last of the log. */
    private String answer(String order) throws InterruptedException {
        try {
            return obey(SPACE.splitAsStream(order).toList()).toLine();
        } catch (RuntimeException e) {
            System.err.println(order + ": " + e);
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    private Lap obey(List<String> order) throws InterruptedException {
        if (order.getFirst().equals(LIVE)) {
            live = service(liveNames(prefix), prefix + LIVE);
            live.start(EnumSet.of(Role.SCORE, Role.MONITOR), () -> scorer);
            liveSince = new Stopwatch(broker, heap, 0);
            return liveSince.lap(0, 0);
        }
        if (order.getFirst().equals(STOP)) {
            return stop();
        }
        int round = Integer.parseInt(order.get(1));
        long records = Long.parseLong(order.get(2));
        Part part = Part.valueOf(order.getFirst());
        return switch (part) {
            case SCORER -> scoreAlone(records);
            case SCORE -> roles(EnumSet.of(Role.SCORE), Role.SCORE, part, round, records);
            case MONITOR -> roles(EnumSet.of(Role.MONITOR), Role.MONITOR, part, round, records);
            case SERVICE ->
                    roles(EnumSet.of(Role.SCORE, Role.MONITOR), Role.MONITOR, part, round, records);
            case RAW_TRANSACTIONS,
                    RAW_COMMITS,
                    RAW_LONG_TRANSACTIONS,
                    RAW_LONG_COMMITS,
                    RAW_BYTES ->
                    new RawPart(connection, names(prefix, round), configuration, part, broker, heap)
                            .run(records);
        };
    }

    private Lap stop() {
        if (live == null || liveSince == null) {
            throw new IllegalStateException("nothing was started that could be stopped");
        }
        Tally score = live.tally(Role.SCORE);
        Lap lap = liveSince.lap(score.records(), live.tally(Role.MONITOR).outputs());
        live.close();
        live = null;
        return lap;
    }

    private Lap scoreAlone(long records) throws InterruptedException {
        if (texts.isEmpty()) {
            texts = new RawTexts(connection, configuration).read(names(prefix, 0), records);
        }
        Stopwatch watch = new Stopwatch(broker, heap, 0);
        int threads = Runtime.getRuntime().availableProcessors();
        long scored = new ScorerAlone(scorer, threads).score(texts);
        return watch.lap(texts.size(), scored);
    }

    private Service service(TopicNames names, String group) {
        List<String> sets = new ArrayList<>(List.of("group=" + group));
        Optional.ofNullable(configuration.kafka().get("group.protocol"))
                .ifPresent(protocol -> sets.add("kafka.group.protocol=" + protocol));
        Configuration own = Configuration.load(null, Map.of(), sets);
        return new Service(own, connection, names, "0", RawTexts.AUTHORS);
    }

    /** A round's second service has topics of its own, which begin empty. */
    private Lap roles(Set<Role> roles, Role counted, Part part, int round, long records)
            throws InterruptedException {
        int own = part == Part.SERVICE ? -round : round;
        try (Service service = service(names(prefix, own), prefix + own)) {
            Tally tally = service.tally(counted);
            service.start(roles, () -> scorer);
            await(service, tally, 1);
            Stopwatch watch = new Stopwatch(broker, heap, tally.records());
            await(service, tally, records);
            return watch.lap(tally.records(), tally.outputs());
        }
    }

    private static void await(Service service, Tally tally, long records)
            throws InterruptedException {
        long before = tally.records();
        long since = System.nanoTime();
        while (tally.records() < records) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (service.await(Duration.ZERO)) {
                throw new IllegalStateException("the service ended by itself");
            }
            if (tally.deadLetters() > 0) {
                throw new IllegalStateException("the topics hold records that nobody can read");
            }
            if (tally.records() > before) {
                before = tally.records();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "the service stands still at " + before + " of " + records + " records");
            }
        }
    }
}
