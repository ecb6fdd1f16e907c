package io.bellwether.app;

import io.bellwether.capacity.CapacityJson;
import io.bellwether.capacity.CapacityResults;
import io.bellwether.capacity.CapacityText;
import io.bellwether.capacity.Load;
import io.bellwether.corenlp.SpeedBenchmark;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
            description =
                    "Rounds, of which the median counts, after one to warm up"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

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
        if (records < 20_000 || rounds < 1 || seconds < 1 || !(rate >= 0)) {
            throw new WrongUseException(
                    "--records must be at least 20000, --rounds and --seconds at least 1, and --rate"
                            + " not below 0");
        }
        List<String> texts = files.isEmpty() ? List.of() : SpeedBenchmark.texts(files, MOST_TEXTS);
        Map<String, String> kafka = new TreeMap<>(configuration.load().kafka());
        CapacityResults results =
                kafka.containsKey("bootstrap.servers")
                        ? measure(kafka, 0, new Load(texts))
                        : measureLocally(kafka, new Load(texts));
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? CapacityJson.of(results) + System.lineSeparator()
                        : CapacityText.of(results));
        out.flush();
        return 0;
    }

    private CapacityResults measureLocally(Map<String, String> kafka, Load load)
            throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalBrokerProcess broker =
                        LocalBrokerProcess.start(folder.path(), 0, STARTS_WITHIN)) {
            kafka.put("bootstrap.servers", broker.bootstrapServers());
            return measure(kafka, broker.pid(), load);
        }
    }

    private CapacityResults measure(Map<String, String> kafka, long brokerPid, Load load)
            throws IOException {
        List<String> settings = new ArrayList<>();
        kafka.forEach((key, value) -> settings.add("kafka." + key + "=" + value));
        Map<String, String> properties = new TreeMap<>(kafka);
        String servers = String.valueOf(properties.remove("bootstrap.servers"));
        KafkaConnection connection = new KafkaConnection(servers, properties);
        String prefix = "bellwether-capacity-" + ProcessHandle.current().pid() + ".";
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            CapacityRun.Place place =
                    new CapacityRun.Place(connection, settings, prefix, brokerPid, folder.path());
            CapacityRun.Size size = new CapacityRun.Size(records, rounds, seconds, rate);
            return new CapacityRun(place, load, size).run();
        }
    }
}
