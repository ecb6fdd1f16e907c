package io.bellwether.app;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.kafka.FeedbackProducer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a decision of the company down, so that alerts can name it. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Writes down a decision of the company. Alerts name the decisions that took effect in the"
                    + " 7 days before their onset: what preceded, not what caused.",
            "The same id again replaces the decision."
        })
final class DecideCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(paramLabel = "TITLE", description = "What was decided, in one line.")
    private String title;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it takes effect, such as 2026-03-01T09:00:00Z; now by default.")
    private @Nullable Instant at;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Its id; made of time and title by default.")
    private @Nullable String id;

    @Option(names = "--subject", paramLabel = "TEXT", description = "What it is about.")
    private String subject = "";

    @Option(names = "--stance", paramLabel = "TEXT", description = "Which way it goes.")
    private String stance = "";

    @Option(names = "--by", paramLabel = "ROLE", description = "Who decided: a role, not a name.")
    private String decidedBy = "";

    @Option(
            names = "--asset",
            split = ",",
            paramLabel = "ASSET",
            description = "Whom it touches: ${COMPLETION-CANDIDATES}; all by default.")
    private List<Asset> assets = new ArrayList<>();

    @Option(names = "--reverses", paramLabel = "ID", description = "The decision it takes back.")
    private @Nullable String reverses;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    DecideCommand() {}

    @Override
    public Integer call() {
        if (title.isBlank()) {
            throw new WrongUseException("a decision needs a title");
        }
        Instant effectiveAt = at == null ? Instant.now() : at;
        String name = id == null ? "d-" + Hash.of(effectiveAt.toString(), title, subject) : id;
        Decision decision =
                new Decision(
                        name, effectiveAt, title, subject, stance, decidedBy, assets, reverses);
        byte[] record = record(decision);
        try (Cluster cluster = Cluster.open(configuration.load())) {
            cluster.createTopics();
            try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
                producer.send(
                        cluster.names().decision(),
                        name.getBytes(StandardCharsets.UTF_8),
                        record,
                        List.of());
                producer.flush();
            }
        }
        spec.commandLine().getOut().println("decision " + name + " written");
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Whoever reads it must be able to: some limits are those of the record alone. */
    private static byte[] record(Decision decision) {
        DecisionCodec codec = new DecisionCodec();
        byte[] record = codec.encode(decision);
        if (codec.decode(record) instanceof DecodedDecision.Rejected rejected) {
            throw new WrongUseException("nothing written: " + rejected.rejection().detail());
        }
        return record;
    }
}
