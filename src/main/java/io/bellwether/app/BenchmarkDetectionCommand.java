package io.bellwether.app;

import io.bellwether.benchmark.DetectionBenchmark;
import io.bellwether.benchmark.DetectionCharts;
import io.bellwether.benchmark.DetectionJson;
import io.bellwether.benchmark.DetectionReport;
import io.bellwether.benchmark.DetectionResults;
import io.bellwether.benchmark.Effort;
import io.bellwether.benchmark.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures false alarms and delays of the detector and of others. */
@Command(
        name = "detection",
        mixinStandardHelpOptions = true,
        description = {
            "Measures false alarms and delays on simulated feedback, beside detectors of other kinds"
                    + " on the same votes. Prints Markdown. Takes a few minutes; with --full a"
                    + " quarter of an hour on two cores."
        })
final class BenchmarkDetectionCommand implements Callable<Integer> {

    private static final String REPORT = "detection.md";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--full",
            description =
                    Effort.FULL_YEARS
                            + " years a scenario and "
                            + Effort.FULL_CRISES
                            + " crises a size.")
    private boolean isFull;

    @Option(names = "--years", paramLabel = "N", description = "Years of false alarms a scenario.")
    private @Nullable Integer years;

    @Option(names = "--crises", paramLabel = "N", description = "Crises a size of drop.")
    private @Nullable Integer crises;

    @Option(
            names = "--calibration-years",
            paramLabel = "N",
            description = "Years for each trial of another detector's parameter.")
    private @Nullable Integer calibrationYears;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Parts.class,
            description = "Only these, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<String> scenarios = Selection.PARTS;

    @Option(
            names = "--peers",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether detectors of other kinds are measured too (default: yes).")
    private boolean hasPeers = true;

    @Option(
            names = "--ablation",
            description = "Also measure the detector without one ingredient at a time.")
    private boolean hasAblation;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write the report there, with charts.")
    private @Nullable Path folder;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Selection selection = selection();
        prepare();
        DetectionResults results = measured(selection);
        String report = DetectionReport.of(results);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report);
        out.flush();
        if (folder != null) {
            Target.writeReport(folder, REPORT, report, DetectionCharts.of(results));
        }
        if (json != null) {
            Files.writeString(json, DetectionJson.of(results).toPrettyString() + "\n");
        }
        return 0;
    }

    private static DetectionResults measured(Selection selection) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.count("benchmark", DetectionBenchmark.work(selection));
                DetectionBenchmark benchmark =
                        new DetectionBenchmark(selection, threads, () -> progress.step(1))) {
            return benchmark.run();
        }
    }

    private Selection selection() {
        try {
            return new Selection(seed, effort(), scenarios, hasPeers, hasAblation);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    private Effort effort() {
        Effort effort = isFull ? Effort.full() : Effort.brief();
        if (years != null) {
            effort = effort.withYears(years);
        }
        if (crises != null) {
            effort = effort.withCrises(crises);
        }
        return calibrationYears == null ? effort : effort.withCalibrationYears(calibrationYears);
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

    private static final class Parts implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Selection.PARTS.iterator();
        }
    }
}
