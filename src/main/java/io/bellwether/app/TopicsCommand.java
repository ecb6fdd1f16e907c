package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.kafka.Acls;
import io.bellwether.kafka.Topics;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates or checks the topics. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description =
                "Creates the topics that are missing, checks those that are there, and prints the"
                        + " access rights that each role needs.")
final class TopicsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(names = "--check", description = "Changes nothing; a missing topic is a problem.")
    private boolean isCheckOnly;

    @Option(
            names = "--partitions",
            defaultValue = "3",
            paramLabel = "N",
            description =
                    "Partitions of feedback topics that are missing. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description =
                    "Copies of each partition of topics that are missing; the brokers' default.")
    private @Nullable Short replication;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    TopicsCommand() {}

    @Override
    public Integer call() {
        if (partitions < 1) {
            throw new WrongUseException("--partitions " + partitions + " is below 1");
        }
        Configuration settings = configuration.load();
        try (Cluster cluster = Cluster.open(settings);
                Admin admin = cluster.connection().admin()) {
            Topics topics = new Topics(admin, cluster.names());
            Topics.Report report =
                    isCheckOnly
                            ? topics.check()
                            : topics.create(partitions, Optional.ofNullable(replication));
            PrintWriter out = spec.commandLine().getOut();
            report.created().forEach(topic -> out.println("created " + topic));
            report.problems().forEach(problem -> out.println("problem " + problem));
            report.warnings().forEach(warning -> out.println("warning " + warning));
            Acls.lines(cluster.names(), settings.group()).forEach(out::println);
            out.flush();
            return report.problems().isEmpty() ? 0 : 1;
        }
    }
}
