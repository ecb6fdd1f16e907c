package io.bellwether.app;

import io.bellwether.codec.ControlCodec;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Window;
import io.bellwether.kafka.FeedbackProducer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers a claim about a change before anyone has looked. */
@Command(
        name = "hypothesis",
        mixinStandardHelpOptions = true,
        description = {
            "Registers a claim about a change of an asset's feedback, and prints its seal. When the"
                    + " window after has passed, it gets one verdict: supported, refuted or"
                    + " inconclusive.",
            "A claim is kept as it was first written: other words under the same id only mark it as"
                    + " edited, and one that comes when its window after has begun is marked as late."
        })
final class HypothesisCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(paramLabel = "TITLE", description = "What is claimed, in one line.")
    private String title;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "Its id, for good.")
    private String id;

    @Option(
            names = "--asset",
            required = true,
            paramLabel = "ASSET",
            description = "Whose feedback: ${COMPLETION-CANDIDATES}.")
    private Asset asset;

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "METRIC",
            description =
                    "level (of texts, 1 is best), rating (stars, from 0 to 1) or negative-share (of"
                            + " texts).")
    private String metric;

    @Option(
            names = "--direction",
            required = true,
            paramLabel = "up|down",
            description = "Which way it goes.")
    private String direction;

    @Option(
            names = "--smallest-effect",
            required = true,
            paramLabel = "CHANGE",
            description = "The least change that would matter, such as 0.05.")
    private double smallestEffect;

    @Option(
            names = "--before",
            required = true,
            paramLabel = "FROM/TO",
            description =
                    "Days that it is compared with, the last one excluded: 2026-03-02/2026-03-30. Whole"
                            + " weeks.")
    private String before;

    @Option(
            names = "--after",
            required = true,
            paramLabel = "FROM/TO",
            description = "Days that are looked at.")
    private String after;

    @Option(
            names = "--minimum-authors",
            paramLabel = "COUNT",
            description = "People needed in each window; ${DEFAULT-VALUE} by default.")
    private int minimumAuthors = Hypothesis.USUAL_AUTHORS;

    @Option(names = "--source", paramLabel = "SOURCE", description = "Votes of that source only.")
    private @Nullable String source;

    @Option(
            names = "--segment",
            paramLabel = "KEY=VALUE",
            description = "Votes of that segment only.")
    private @Nullable String segment;

    @Option(names = "--by", paramLabel = "ROLE", description = "Who claims it: a role, not a name.")
    private String registeredBy = "";

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    HypothesisCommand() {}

    @Override
    public Integer call() {
        Hypothesis hypothesis = hypothesis();
        byte[] record =
                ControlRecord.readable(
                        new ControlCodec().encode(hypothesis), hypothesis.registeredAt());
        try (Cluster cluster = Cluster.open(configuration.load())) {
            cluster.createTopics();
            cluster.requireTimesOfTheBroker();
            try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
                producer.send(
                        cluster.names().control(),
                        id.getBytes(StandardCharsets.UTF_8),
                        record,
                        List.of());
                producer.flush();
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("hypothesis " + id + " written, seal " + hypothesis.seal());
        if (hypothesis.isLate()) {
            out.println("it is late: its window after has begun, and its verdict will say so");
        }
        out.flush();
        return 0;
    }

    private Hypothesis hypothesis() {
        try {
            return new Hypothesis(
                    id,
                    title,
                    asset,
                    scope(),
                    metric(),
                    direction(),
                    smallestEffect,
                    window("--before", before),
                    window("--after", after),
                    minimumAuthors,
                    registeredBy,
                    Instant.now());
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    private Metric metric() {
        return Metric.ofLabel(metric)
                .orElseThrow(
                        () ->
                                new WrongUseException(
                                        "--metric is none of level, rating, negative-share"));
    }

    private Direction direction() {
        return Direction.ofLabel(direction)
                .orElseThrow(() -> new WrongUseException("--direction is neither up nor down"));
    }

    private Scope scope() {
        if (source != null && segment != null) {
            throw new WrongUseException("--source and --segment exclude each other");
        }
        if (source != null) {
            return new Scope.OfSource(source);
        }
        if (segment == null) {
            return new Scope.Whole();
        }
        int equals = segment.indexOf('=');
        if (equals < 1) {
            throw new WrongUseException("--segment is not of the form KEY=VALUE");
        }
        return new Scope.OfSegment(segment.substring(0, equals), segment.substring(equals + 1));
    }

    private static Window window(String option, String text) {
        int slash = text.indexOf('/');
        try {
            return new Window(
                    LocalDate.parse(text.substring(0, Math.max(0, slash))),
                    LocalDate.parse(text.substring(slash + 1)));
        } catch (DateTimeException e) {
            throw new WrongUseException(
                    option + " is not of the form FROM/TO, such as 2026-03-02/2026-03-30");
        }
    }
}
