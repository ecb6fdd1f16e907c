package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.config.Configuration;
import io.bellwether.config.HttpConfiguration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.dashboard.WebRoutes;
import io.bellwether.demo.SampleCompany;
import io.bellwether.kafka.TopicTail;
import io.bellwether.notify.News;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The whole service on a sample company's history, in about a minute. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a local Kafka, feeds four months of an invented company's feedback through the"
                    + " real topics, and shows the three assets and every alert as they come.",
            "Everything lies in a temporary folder that is removed at the end."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    @Spec private CommandSpec spec;

    @Option(
            names = "--exit",
            description =
                    "Ends when the history is done: 0 if exactly the degraded assets were raised and"
                            + " cleared, else 1.")
    private boolean isExiting;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Another seed tells the same story in other words. Default: 1.")
    private long seed;

    @Option(
            names = "--speed",
            defaultValue = "3",
            paramLabel = "DAYS",
            description = "Days of history a second, at most. Default: ${DEFAULT-VALUE}")
    private double daysPerSecond;

    @Option(
            names = "--alertmanager",
            split = ",",
            paramLabel = "URL",
            description =
                    "Sends the alerts to this Prometheus Alertmanager, such as http://127.0.0.1:9093;"
                            + " may be given several times.")
    private List<String> alertmanagers = new ArrayList<>();

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    DemoCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(daysPerSecond > 0)) {
            throw new WrongUseException("--speed " + daysPerSecond + " is not above 0");
        }
        try (Shutdown shutdown = Shutdown.listen();
                TemporaryFolder folder = TemporaryFolder.create()) {
            Configuration settings =
                    Configuration.load(
                            null,
                            Map.of(),
                            List.of(
                                    "data.directory=" + folder.path(),
                                    "notify.alertmanager=" + String.join(",", alertmanagers)));
            DemoScreen screen = new DemoScreen(spec.commandLine().getOut());
            screen.begin(seed);
            return run(settings, shutdown, screen);
        }
    }

    private int run(Configuration settings, Shutdown shutdown, DemoScreen screen)
            throws IOException, InterruptedException {
        try (Cluster cluster = Cluster.open(settings)) {
            cluster.createTopics();
            try (Service service =
                    new Service(
                            settings,
                            cluster.connection(),
                            cluster.names(),
                            "demo",
                            PseudonymKey.loadOrCreate(settings.pseudonymKeyFile(), Map.of())
                                    .pseudonymizer(),
                            // The invented history lies in the past.
                            News.always())) {
                shutdown.stopsWith(service::close);
                cluster.whenBrokerEnds(service::breakOff);
                Set<Role> roles = roles();
                try (WebFront front = open(settings.http(), service.answers(roles))) {
                    front.url().ifPresent(screen::page);
                    service.start(roles, () -> Scoring.open(settings));
                    return show(cluster, service, screen);
                }
            }
        }
    }

    private Set<Role> roles() {
        return alertmanagers.isEmpty()
                ? EnumSet.complementOf(EnumSet.of(Role.NOTIFY))
                : EnumSet.allOf(Role.class);
    }

    /** At the usual address, or at a free port where another program has that. */
    private static WebFront open(HttpConfiguration http, List<WebRoutes> answers) {
        try {
            return WebFront.open(http, answers);
        } catch (WrongUseException e) {
            HttpConfiguration free = new HttpConfiguration(http.host(), 0, null, null);
            return WebFront.open(free, answers);
        }
    }

    private int show(Cluster cluster, Service service, DemoScreen screen)
            throws InterruptedException {
        Scheduler watching = Schedulers.newBoundedElastic(1, 1, "demo-watch", 60, true);
        Scheduler feeding = Schedulers.newBoundedElastic(1, 1, "demo-feed", 60, true);
        DemoFeed feed = new DemoFeed(cluster, SampleCompany.history(seed), daysPerSecond);
        List<String> topics = List.of(cluster.names().alert(), cluster.names().level());
        Disposable tail =
                new TopicTail(cluster.connection(), topics, watching)
                        .parts()
                        .subscribe(part -> part.records().forEach(screen::take), screen::fail);
        Disposable writer = feeding.schedule(feed);
        try {
            boolean isOver = false;
            while (!isOver && !feed.isThrough(service)) {
                isOver = service.await(LOOK_EVERY);
            }
            List<JsonNode> alerts = isOver ? List.of() : Published.alerts(cluster);
            while (!isOver && screen.alertsShown() < alerts.size()) {
                isOver = service.await(LOOK_EVERY);
            }
            if (isOver) {
                return 1;
            }
            boolean isRight =
                    screen.end(alerts, cluster.connection().bootstrapServers(), isExiting);
            while (!isExiting && !isOver) {
                // The topics stay there to be looked at until somebody ends this.
                isOver = service.await(LOOK_EVERY);
            }
            return isRight ? 0 : 1;
        } finally {
            writer.dispose();
            tail.dispose();
            // The reader closes its connection; an interrupt would make it complain.
            Mono.when(watching.disposeGracefully(), feeding.disposeGracefully())
                    .timeout(Duration.ofSeconds(5))
                    .onErrorComplete()
                    .block();
        }
    }
}
