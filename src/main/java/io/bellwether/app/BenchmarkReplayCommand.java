package io.bellwether.app;

import io.bellwether.capacity.ReplayJson;
import io.bellwether.capacity.ReplayResults;
import io.bellwether.capacity.ReplayText;
import io.bellwether.config.Configuration;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import io.bellwether.kafka.Probe;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast a journal is replayed on this machine. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast a journal is replayed on this machine, beside the limit that reading"
                    + " and decoding the same journal have in the same run.",
            "It starts a broker of its own in a temporary folder; with --set"
                    + " kafka.bootstrap.servers=... it uses that cluster, under a prefix of its own,"
                    + " and deletes its topics at the end. Nothing else should run meanwhile. It"
                    + " takes some minutes."
        })
final class BenchmarkReplayCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(BenchmarkReplayCommand.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Entries in the journal (default: ${DEFAULT-VALUE}).")
    private int records = 2_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Rounds, of which the median counts, after one to warm up"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (records < 10_000 || rounds < 1) {
            throw new WrongUseException(
                    "--records must be at least 10000, and --rounds at least 1");
        }
        Configuration settings = configuration.load();
        ReplayResults results;
        try (Shutdown shutdown = Shutdown.listen()) {
            // What it waits for fails then, and is cleaned up.
            shutdown.stopsWith(Thread.currentThread()::interrupt);
            results =
                    settings.bootstrapServers().isPresent()
                            ? measure(settings, settings.bootstrapServers().get(), 0)
                            : measureLocally(settings);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? ReplayJson.of(results) + System.lineSeparator() : ReplayText.of(results));
        out.flush();
        return 0;
    }

    private ReplayResults measureLocally(Configuration settings) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalBrokerProcess broker =
                        LocalBrokerProcess.start(folder.path(), 0, STARTS_WITHIN)) {
            broker.whenEnded(LOG::error);
            return measure(settings, broker.bootstrapServers(), broker.pid());
        }
    }

    private ReplayResults measure(Configuration settings, String servers, long brokerPid) {
        Map<String, String> properties = Membership.without(settings.kafka());
        properties.remove("bootstrap.servers");
        KafkaConnection connection = new KafkaConnection(servers, properties);
        Probe.require(connection, ANSWERS_WITHIN);
        String prefix = "bellwether-replay-" + ProcessHandle.current().pid() + ".";
        Optional<ProcessHandle> broker =
                brokerPid == 0 ? Optional.empty() : ProcessHandle.of(brokerPid);
        return new ReplayRun(connection, settings, TopicNames.prefixed(prefix), broker)
                .run(records, rounds);
    }
}
