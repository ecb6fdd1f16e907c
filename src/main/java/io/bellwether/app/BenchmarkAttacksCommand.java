package io.bellwether.app;

import io.bellwether.benchmark.AttackBenchmark;
import io.bellwether.benchmark.AttackCharts;
import io.bellwether.benchmark.AttackJson;
import io.bellwether.benchmark.AttackReport;
import io.bellwether.benchmark.AttackResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what somebody with many accounts can do. */
@Command(
        name = "attacks",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how many accounts it takes to raise a false alarm or to hide a drop, by what they"
                    + " write, how often, and whether they were used before: side by side where copies"
                    + " count once, as in the service, and where each counts. Prints Markdown. Takes a"
                    + " few minutes for five towns."
        })
final class BenchmarkAttacksCommand implements Callable<Integer> {

    private static final String REPORT = "attacks.md";
    private static final int TOWNS = 5;
    private static final int FULL_TOWNS = 20;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--full", description = FULL_TOWNS + " towns, in place of " + TOWNS + ".")
    private boolean isFull;

    @Option(names = "--towns", paramLabel = "N", description = "How often each attack is tried.")
    private @Nullable Integer towns;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--accounts",
            split = ",",
            paramLabel = "N",
            description = "Numbers of accounts, separated by commas (default: 5 to 1000).")
    private List<Integer> sizes = AttackBenchmark.SIZES;

    @Option(
            names = "--tempi",
            split = ",",
            paramLabel = "NAME",
            description = "Only these, separated by commas: flood, siege, drip.")
    private List<String> tempi = AttackBenchmark.TEMPI;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write the report there, with a chart.")
    private @Nullable Path folder;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        AttackBenchmark.Plan plan = plan();
        prepare();
        AttackResults results = measured(plan);
        String report = AttackReport.of(results);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report);
        out.flush();
        if (folder != null) {
            Target.writeReport(folder, REPORT, report, AttackCharts.of(results));
        }
        if (json != null) {
            Files.writeString(json, AttackJson.of(results).toPrettyString() + "\n");
        }
        return 0;
    }

    private AttackBenchmark.Plan plan() {
        int count = towns == null ? (isFull ? FULL_TOWNS : TOWNS) : towns;
        try {
            return new AttackBenchmark.Plan(seed, count, sizes, tempi);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    private static AttackResults measured(AttackBenchmark.Plan plan) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.count("benchmark", plan.work());
                AttackBenchmark benchmark =
                        new AttackBenchmark(plan, threads, () -> progress.step(1))) {
            return benchmark.run();
        }
    }

    /** What cannot be written later is refused now, not after all the work. */
    private void prepare() {
        if (folder != null) {
            Target.makeFolder("--out", folder);
        }
        if (json != null) {
            Target.checkFile("--json", json);
        }
    }
}
