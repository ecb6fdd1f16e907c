package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.kafka.Redrive;
import io.bellwether.notify.Corrections;
import io.bellwether.notify.DeliveryPolicy;
import io.bellwether.notify.News;
import io.bellwether.notify.NotifyMeters;
import io.bellwether.notify.Redelivery;
import io.bellwether.pipeline.InputRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Sends dead letters back to the topic they came from. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the dead letters of a topic back to it, each once, as they are or repaired.",
            "A letter that still cannot be read becomes a dead letter again.",
            "Dead letters of the alert topic go to the webhooks they were for, and not to the topic."
        })
final class RedriveCommand implements Callable<Integer> {

    private static final Duration REPAIRED_WITHIN = Duration.ofSeconds(10);

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(
            paramLabel = "TOPIC",
            description = "The topic that could not be read, such as feedback.users.v1.")
    private String topic;

    @Option(
            names = "--repair",
            paramLabel = "COMMAND",
            description =
                    "Shell command that gets one letter's bytes on standard input and prints the"
                            + " repaired record; one that fails leaves the letter where it is.")
    private @Nullable String repair;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    RedriveCommand() {}

    @Override
    public Integer call() {
        Configuration settings = configuration.load();
        try (Cluster cluster = Cluster.open(settings)) {
            List<String> inputs = cluster.names().withDeadLetters();
            if (!inputs.contains(topic)) {
                throw new WrongUseException(
                        "no dead letters are kept for " + topic + "; there are " + inputs);
            }
            Redrive redrive = new Redrive(cluster.connection(), cluster.names(), settings.group());
            Redrive.Result result =
                    topic.equals(cluster.names().alert())
                            ? redeliver(redrive, settings, cluster)
                            : redrive.run(topic, repairer());
            spec.commandLine()
                    .getOut()
                    .println(result.sent() + " sent back, " + result.skipped() + " left");
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** In the topic an old record would be taken for the present state of its alert. */
    private Redrive.Result redeliver(Redrive redrive, Configuration settings, Cluster cluster) {
        if (repair != null) {
            throw new WrongUseException("--repair: alerts are sent as they are");
        }
        ToldAnew toldAnew = new ToldAnew(cluster.connection(), cluster.names());
        Scheduler timer = Schedulers.newSingle("redrive-timer", true);
        try {
            Redelivery redelivery =
                    new Redelivery(
                            NotifyTargets.webhooks(settings),
                            DeliveryPolicy.of(News.always()),
                            InstantSource.system(),
                            timer,
                            new NotifyMeters(new SimpleMeterRegistry()),
                            new Corrections(
                                    letter -> Mono.fromCallable(() -> toldAnew.test(letter))));
            return redrive.handOver(
                    topic, letter -> redelivery.deliver(letter).blockOptional().orElseThrow());
        } finally {
            timer.dispose();
        }
    }

    private Function<InputRecord, Optional<byte[]>> repairer() {
        String command = repair;
        return command == null
                ? letter -> Optional.ofNullable(letter.value())
                : new ShellRepair(command, REPAIRED_WITHIN);
    }
}
