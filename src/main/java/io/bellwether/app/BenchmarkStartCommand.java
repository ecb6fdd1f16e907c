package io.bellwether.app;

import io.bellwether.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the service takes to be ready, with a broker that runs already. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Starts a broker, then serve several times, and tells how long each took until"
                        + " /readyz answers 200: by the clock, and in time of processors.")
final class BenchmarkStartCommand implements Callable<Integer> {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MILLIS = 20;

    @Spec private CommandSpec spec;

    @Option(
            names = "--runs",
            defaultValue = "5",
            paramLabel = "N",
            description = "Starts that count, after one that does not. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
            names = "--launcher",
            defaultValue = "${sys:bellwether.launcher}",
            paramLabel = "FILE",
            description = "What to start. Default: what started this.")
    private @Nullable Path launcher;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    BenchmarkStartCommand() {}

    /** How long one start took, in milliseconds. */
    private record Took(long clock, long processors) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (launcher == null || runs < 1) {
            throw new WrongUseException(
                    "give --launcher, the bellwether to start, and --runs of 1 on");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (TemporaryFolder folder = TemporaryFolder.create();
                Cluster cluster = Cluster.open(broker(folder.path()));
                HttpClient client = HealthQuestion.client()) {
            String servers = cluster.connection().bootstrapServers();
            List<Took> all = new ArrayList<>();
            // The first makes the topics, and the class archive if there is none.
            for (int run = 0; run <= runs; run++) {
                Took took = start(launcher, folder.path(), servers, client);
                out.println((run == 0 ? "first: " : "start: ") + text(took));
                out.flush();
                if (run > 0) {
                    all.add(took);
                }
            }
            out.println("median: " + text(new Took(median(all, true), median(all, false))));
            out.flush();
        }
        return 0;
    }

    private static Configuration broker(Path folder) {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }

    private static String text(Took took) {
        return String.format(
                Locale.ROOT,
                "ready after %.2f s, %.2f s of processors",
                took.clock() / 1e3,
                took.processors() / 1e3);
    }

    private static long median(List<Took> all, boolean isClock) {
        long[] sorted =
                all.stream()
                        .mapToLong(it -> isClock ? it.clock() : it.processors())
                        .sorted()
                        .toArray();
        return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElse(0);
    }

    private static Took start(Path launcher, Path folder, String servers, HttpClient client)
            throws IOException, InterruptedException {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder =
                new ProcessBuilder(
                        launcher.toString(),
                        "serve",
                        "--set",
                        "kafka.bootstrap.servers=" + servers,
                        "--set",
                        "data.directory=" + folder.resolve("serve"),
                        "--set",
                        "http.address=127.0.0.1:" + port);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("serve.log").toFile());
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            HealthQuestion question = new HealthQuestion(client, address, null);
            while (!question.ask("readyz").isWell()) {
                boolean isOver = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (isOver || System.nanoTime() - begin > READY_WITHIN.toNanos()) {
                    throw new IllegalStateException(
                            "serve did not become ready within " + READY_WITHIN.toSeconds() + " s");
                }
            }
            long clock = (System.nanoTime() - begin) / 1_000_000;
            long processors = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
            return new Took(clock, processors);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
