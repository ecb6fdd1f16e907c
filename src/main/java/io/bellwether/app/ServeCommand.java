package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Reads feedback topics, scores them into the journal, watches it and writes alerts, until"
                    + " it is stopped.",
            "Without kafka.bootstrap.servers it starts a local broker that keeps its data in"
                    + " data.directory. Topics that are missing are created."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    @Mixin private ConfigurationOptions configuration;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "Roles of this process: ${COMPLETION-CANDIDATES}; all by default.")
    private List<Role> roles = new ArrayList<>(List.of(Role.values()));

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            defaultValue = "0",
            description =
                    "Name of this process among those of its group; stays the same over restarts."
                            + " Default: ${DEFAULT-VALUE}")
    private String instance;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    ServeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration settings = configuration.load();
        Set<Role> chosen = chosen(settings);
        boolean isReadingTexts = chosen.contains(Role.SCORE) || chosen.contains(Role.MONITOR);
        Supplier<SentimentScorer> scorer =
                isReadingTexts ? Scoring.ahead(settings) : Scoring.once(settings);
        try (Shutdown shutdown = Shutdown.listen();
                InstanceLock lock = InstanceLock.take(settings.dataDirectory(), instance);
                Cluster cluster = Cluster.open(settings)) {
            cluster.requirePermissions(
                    Role.busy(chosen, settings), settings.group(), lock.instance());
            cluster.createTopics();
            AuthorNaming authors =
                    PseudonymKey.loadOrCreate(settings.pseudonymKeyFile(), System.getenv());
            try (Service service =
                    new Service(
                            settings,
                            cluster.connection(),
                            cluster.names(),
                            lock.instance(),
                            authors)) {
                shutdown.stopsWith(service::close);
                cluster.whenBrokerEnds(service::breakOff);
                try (WebFront front = WebFront.open(settings.http(), service.answers(chosen))) {
                    front.url().ifPresent(url -> LOG.info("listening at {}", url));
                    service.start(chosen, scorer);
                    LOG.info("serving {} at {}", chosen, cluster.connection().bootstrapServers());
                    report(service, chosen);
                }
            }
        }
        return 0;
    }

    /** A page that nobody can reach is not kept. */
    private Set<Role> chosen(Configuration settings) {
        Set<Role> chosen = EnumSet.copyOf(roles);
        if (!settings.http().isOn()) {
            chosen.remove(Role.DASHBOARD);
        }
        if (chosen.isEmpty()) {
            throw new WrongUseException("the role dashboard needs an http.address");
        }
        return chosen;
    }

    /** Says now and then what was done, and returns when the service has ended. */
    private static void report(Service service, Set<Role> chosen) throws InterruptedException {
        ServiceReport report = new ServiceReport();
        long start = System.nanoTime();
        while (!service.await(REPORT_EVERY)) {
            Map<Role, ServiceReport.Standing> standings = new EnumMap<>(Role.class);
            chosen.forEach(role -> standings.put(role, service.standing(role)));
            Duration at = Duration.ofNanos(System.nanoTime() - start);
            report.line(standings, at).ifPresent(LOG::info);
        }
    }
}
