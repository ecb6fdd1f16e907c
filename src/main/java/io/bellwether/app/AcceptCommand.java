package io.bellwether.app;

import io.bellwether.codec.ControlCodec;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.monitor.Input;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accepts the present level of an asset as its new normal. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description =
                "Accepts the present level of an asset as its new normal: an open alert ends, and the"
                        + " baseline is learned from here.")
final class AcceptCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(paramLabel = "ASSET", description = "Whose level: ${COMPLETION-CANDIDATES}.")
    private Asset asset;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "ROLE",
            description = "Who accepts: a role, not a name.")
    private String by;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    AcceptCommand() {}

    @Override
    public Integer call() {
        Instant now = Instant.now();
        String id = "a-" + Hash.of(asset.label(), now.toString(), by);
        Input.LevelAccepted accepted = new Input.LevelAccepted(id, asset, now, by);
        byte[] record = ControlRecord.readable(new ControlCodec().encode(accepted), now);
        try (Cluster cluster = Cluster.open(configuration.load())) {
            cluster.createTopics();
            try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
                producer.send(
                        cluster.names().control(),
                        id.getBytes(StandardCharsets.UTF_8),
                        record,
                        List.of());
                producer.flush();
            }
        }
        spec.commandLine().getOut().println("acceptance " + id + " written");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
