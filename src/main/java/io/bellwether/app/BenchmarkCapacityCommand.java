package io.bellwether.app;

import io.bellwether.capacity.CapacityJson;
import io.bellwether.capacity.CapacityResults;
import io.bellwether.capacity.CapacityText;
import io.bellwether.capacity.Load;
import io.bellwether.corenlp.SpeedBenchmark;
import io.bellwether.feedback.Feedback;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import io.bellwether.kafka.Probe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what the service carries on this machine. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what the service carries on this machine, beside the limits that the scorer"
                    + " alone and Kafka alone have on it: records a second and CPU time from topic"
                    + " to journal and from journal to alert, the delay of both at a steady rate,"
                    + " and the heap.",
            "It starts a broker of its own in a temporary folder; with --set"
                    + " kafka.bootstrap.servers=... it uses that cluster, under a prefix of its own,"
                    + " and deletes its topics and groups at the end. Nothing else should run"
                    + " meanwhile. It takes some minutes."
        })
final class BenchmarkCapacityCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(BenchmarkCapacityCommand.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int LEFT_FOR_DELAYS = 20_000;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final int MOST_TEXTS = 5_000_000;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Labelled texts, as for evaluate, in place of those of the sample company; each"
                            + " is used once. .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Records of each part and round (default: ${DEFAULT-VALUE}).")
    private int records = 200_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Rounds before these, which do not count: the Java VM compiles what is hot"
                            + " (default: ${DEFAULT-VALUE}).")
    private int warmUp = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long delays are measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Records a second meanwhile (default: half of what the role score can do).")
    private double rate;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (records < 20_000 || rounds < 1 || warmUp < 0 || seconds < 1 || !(rate >= 0)) {
            throw new WrongUseException(
                    "--records must be at least 20000, --rounds and --seconds at least 1, and"
                            + " --warm-up and --rate not below 0");
        }
        Load load = load();
        Map<String, String> kafka = new TreeMap<>(configuration.load().kafka());
        CapacityResults results;
        try (Shutdown shutdown = Shutdown.listen()) {
            results =
                    kafka.containsKey("bootstrap.servers")
                            ? measure(kafka, 0, load, shutdown)
                            : measureLocally(kafka, load, shutdown);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? CapacityJson.of(results) + System.lineSeparator()
                        : CapacityText.of(results));
        out.flush();
        return 0;
    }

    private Load load() throws IOException {
        if (files.isEmpty()) {
            return new Load(List.of());
        }
        List<String> texts =
                SpeedBenchmark.texts(files, MOST_TEXTS).stream()
                        .filter(text -> !text.isBlank())
                        .filter(text -> text.length() <= Feedback.MAX_TEXT_LENGTH)
                        .distinct()
                        .toList();
        if (texts.size() < records + LEFT_FOR_DELAYS) {
            throw new WrongUseException(
                    "the files have "
                            + texts.size()
                            + " texts that differ and can be scored: --records must be at least "
                            + LEFT_FOR_DELAYS
                            + " less, so that some are left to measure delays with");
        }
        return new Load(texts);
    }

    private CapacityResults measureLocally(Map<String, String> kafka, Load load, Shutdown shutdown)
            throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalBrokerProcess broker =
                        LocalBrokerProcess.start(folder.path(), 0, STARTS_WITHIN)) {
            broker.whenEnded(LOG::error);
            kafka.put("bootstrap.servers", broker.bootstrapServers());
            return measure(kafka, broker.pid(), load, shutdown);
        }
    }

    private CapacityResults measure(
            Map<String, String> kafka, long brokerPid, Load load, Shutdown shutdown)
            throws IOException {
        List<String> settings = new ArrayList<>();
        kafka.forEach((key, value) -> settings.add("kafka." + key + "=" + value));
        Map<String, String> properties = Membership.without(new TreeMap<>(kafka));
        String servers = String.valueOf(properties.remove("bootstrap.servers"));
        KafkaConnection connection = new KafkaConnection(servers, properties);
        Probe.require(connection, ANSWERS_WITHIN);
        // Without them the run fails at once, and cleans up.
        shutdown.stopsWith(
                () ->
                        ProcessHandle.current()
                                .children()
                                .filter(child -> child.pid() != brokerPid)
                                .forEach(ProcessHandle::destroyForcibly));
        String prefix = "bellwether-capacity-" + ProcessHandle.current().pid() + ".";
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            CapacityRun.Place place =
                    new CapacityRun.Place(connection, settings, prefix, brokerPid, folder.path());
            CapacityRun.Size size = new CapacityRun.Size(records, warmUp, rounds, seconds, rate);
            return new CapacityRun(place, load, size).run();
        }
    }
}
