package io.bellwether.app;

import io.bellwether.capacity.CapacityResults;
import io.bellwether.capacity.Delays;
import io.bellwether.capacity.Lap;
import io.bellwether.capacity.Load;
import io.bellwether.capacity.Part;
import io.bellwether.capacity.Piece;
import io.bellwether.capacity.Worker;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.ScratchTopics;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One run of {@code benchmark capacity}: every part in a process of its own, by turns. Used once.
 *
 * @param place where the topics are
 * @param load what is measured with
 */
record CapacityRun(Place place, Load load, Size size) {

    private static final int FEEDBACK_PARTITIONS = 3;
    private static final List<String> VIRTUAL_MACHINE =
            List.of("-XX:+UseSerialGC", "-Xmx512m", "-Xlog:disable", "-Dbellwether.log=WARN");

    /**
     * Where it runs.
     *
     * @param settings from which another process makes the same connection
     * @param prefix of all topics and groups
     * @param brokerPid 0 when it is not known
     * @param folder for logs
     */
    record Place(
            KafkaConnection connection,
            List<String> settings,
            String prefix,
            long brokerPid,
            Path folder) {}

    /**
     * How much is measured.
     *
     * @param records of each part and round
     * @param warmUp rounds before those that count
     * @param rounds that count
     * @param seconds for which delays are measured
     * @param rate records a second meanwhile; 0 for half of what the role score can do
     */
    record Size(int records, int warmUp, int rounds, int seconds, double rate) {}

    /**
     * Measures everything.
     *
     * @throws IOException when a process ends early; the message has the last line of its log
     */
    CapacityResults run() throws IOException {
        TopicNames names = TopicNames.prefixed(place.prefix());
        List<Piece> pieces = load.overlaid(size.records());
        double bytes = pieces.stream().mapToInt(piece -> piece.value().length).average().orElse(0);
        try (ScratchTopics topics = new ScratchTopics(place.connection(), place.prefix())) {
            topics.create(names, FEEDBACK_PARTITIONS);
            write(pieces, names);
            Map<Part, List<Lap>> laps = rounds(pieces.size(), topics);
            CapacityResults results = results(pieces.size(), bytes, laps, List.of(), 0);
            double rate =
                    size.rate() > 0
                            ? size.rate()
                            : Math.floor(results.median(Part.SCORE, Lap::perSecond) / 2);
            return results(pieces.size(), bytes, laps, live(rate, topics), rate);
        }
    }

    private static CapacityResults results(
            int records,
            double bytes,
            Map<Part, List<Lap>> laps,
            List<Delays> delays,
            double rate) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new CapacityResults(records, bytes, cores, laps, delays, rate);
    }

    private void write(List<Piece> pieces, TopicNames names) {
        try (FeedbackProducer producer = new FeedbackProducer(place.connection());
                Progress progress = Progress.count("writing", pieces.size())) {
            for (Piece piece : pieces) {
                String topic = FeedbackTopics.of(names, piece.asset());
                producer.send(topic, piece.key(), piece.value(), List.of());
                progress.step(1);
            }
            producer.flush();
        }
    }

    private Map<Part, List<Lap>> rounds(int records, ScratchTopics topics) throws IOException {
        Map<Part, List<Lap>> laps = new EnumMap<>(Part.class);
        Map<Part, Worker> workers = new EnumMap<>(Part.class);
        int all = size.warmUp() + size.rounds();
        try (Progress progress = Progress.count("measuring", (long) all * Part.values().length)) {
            for (Part part : Part.values()) {
                workers.put(part, worker(part.name()));
            }
            for (int round = 1; round <= all; round++) {
                create(topics, round);
                long entries = 0;
                for (Map.Entry<Part, Worker> worker : workers.entrySet()) {
                    Part part = worker.getKey();
                    long count = part == Part.MONITOR ? entries : records;
                    Lap lap = worker.getValue().order(part, round, count);
                    entries = part == Part.SCORE ? lap.outputs() : entries;
                    laps.computeIfAbsent(part, its -> new ArrayList<>()).add(lap);
                    progress.step(1);
                }
            }
        } finally {
            workers.values().forEach(Worker::close);
        }
        laps.replaceAll((part, each) -> each.subList(size.warmUp(), all));
        return laps;
    }

    private void create(ScratchTopics topics, int round) {
        TopicNames names = CapacityWorker.names(place.prefix(), round);
        topics.create(names, FEEDBACK_PARTITIONS);
        topics.create(CapacityWorker.names(place.prefix(), -round), FEEDBACK_PARTITIONS);
        for (Part part : Part.values()) {
            if (part.raw().isPresent()) {
                topics.create(RawPart.output(names, part));
            }
        }
    }

    private List<Delays> live(double rate, ScratchTopics topics) throws IOException {
        List<Piece> pieces = load.inSuccession((int) (rate * size.seconds()));
        TopicNames names = CapacityWorker.liveNames(place.prefix());
        topics.create(names, FEEDBACK_PARTITIONS);
        try (Worker worker = worker(CapacityWorker.LIVE);
                Progress progress = Progress.count("feeding", pieces.size())) {
            worker.order(CapacityWorker.LIVE);
            List<Delays> delays =
                    new CapacityLive(place.connection(), names).run(pieces, rate, progress);
            worker.order(CapacityWorker.STOP);
            return delays;
        }
    }

    private Worker worker(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(VIRTUAL_MACHINE);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(CapacityWorker.class.getName());
        command.addAll(List.of(place.prefix(), Long.toString(place.brokerPid())));
        Path log = place.folder().resolve(name + ".log");
        return Worker.start(command, place.settings(), log);
    }
}
