package io.bellwether.app;

import io.bellwether.calibration.Calibration;
import io.bellwether.calibration.CalibrationCharts;
import io.bellwether.calibration.CalibrationSettings;
import io.bellwether.calibration.CalibrationText;
import io.bellwether.calibration.Calibrator;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.replay.History;
import io.bellwether.replay.Summary;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what the detector can be expected to do on a past. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what to expect on your data: what was learned of them, what each budget would have"
                    + " raised, how many false alarms come on surrogates of them, and how soon a drop"
                    + " would be seen.",
            "Reads what replay reads, and never writes to a topic."
        })
final class CalibrateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;
    @Mixin private HistoryOptions past;

    @Option(
            names = "--budgets",
            split = ",",
            paramLabel = "YEARS",
            defaultValue = "0.25,1,4",
            description =
                    "Years with one false alarm, beside the configured; default: ${DEFAULT-VALUE}.")
    private List<Double> budgets = new ArrayList<>();

    @Option(
            names = "--drops",
            split = ",",
            paramLabel = "SIZE",
            defaultValue = "0.05,0.1,0.2,0.3",
            description = "Lasting drops to try, on [0, 1]; default: ${DEFAULT-VALUE}.")
    private List<Double> drops = new ArrayList<>();

    @Option(
            names = "--within",
            paramLabel = "DAYS",
            defaultValue = "60",
            description = "How long a drop may take to be seen; default: ${DEFAULT-VALUE}.")
    private int withinDays;

    @Option(
            names = "--surrogates",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many surrogates of the past are made; more give narrower intervals;"
                            + " default: ${DEFAULT-VALUE}.")
    private int surrogates;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides what chance does; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "How many surrogates are watched at once; changes no result; default: as many as"
                            + " there are cores.")
    private int threads;

    @Option(names = "--json", paramLabel = "OUT", description = "Writes the numbers as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--plot",
            paramLabel = "OUT",
            description =
                    "Writes charts: to one SVG file where there is one asset, or into a folder, one"
                            + " file for each asset.")
    private @Nullable Path plot;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    CalibrateCommand() {}

    @Override
    public Integer call() throws IOException {
        Configuration settings = configuration.load();
        HistoryOptions.refuse(
                past.isFromFiles() == past.isFromTopics(),
                "calibrate needs one of --files FILE... and --topics");
        past.refuseOptionsOfOthers();
        CalibrationSettings asked = asked();
        checkTargets();
        History history = read(settings);
        checkAssets(history.feedback());
        List<Calibration> calibrations = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            List<ScoredFeedback> feedback =
                    history.feedback().stream().filter(each -> each.asset() == asset).toList();
            if (!feedback.isEmpty()) {
                calibrations.add(calibrate(settings, asked, asset, feedback));
            }
        }
        write(calibrations, history.rejected());
        return 0;
    }

    private CalibrationSettings asked() {
        HistoryOptions.refuse(threads < 0, "--threads " + threads + " is negative");
        try {
            return new CalibrationSettings(budgets, drops, surrogates, withinDays, seed);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("calibrate: " + e.getMessage());
        }
    }

    private void checkTargets() {
        if (json != null) {
            Target.checkFile("--json", json);
        }
        if (plot != null && isFile(plot)) {
            Target.checkFile("--plot", plot);
        } else if (plot != null) {
            Target.checkFolder("--plot", plot);
        }
    }

    private void checkAssets(List<ScoredFeedback> feedback) {
        long assets = feedback.stream().map(ScoredFeedback::asset).distinct().count();
        HistoryOptions.refuse(
                plot != null && isFile(plot) && assets > 1,
                "--plot " + plot + " is one file, but there are several assets; name a folder");
    }

    private static boolean isFile(Path place) {
        return place.toString().endsWith(".svg") && !Files.isDirectory(place);
    }

    private History read(Configuration settings) throws IOException {
        if (past.isFromFiles()) {
            return past.readFiles(() -> Scoring.open(settings), List.of());
        }
        try (PastTopics topics = PastTopics.open(settings)) {
            return past.readTopics(
                    () -> Scoring.open(settings), topics, List.of(), List.of(), feedback -> {});
        }
    }

    private Calibration calibrate(
            Configuration settings,
            CalibrationSettings asked,
            Asset asset,
            List<ScoredFeedback> feedback) {
        Calibrator calibrator =
                new Calibrator(
                        asset, feedback, past.declared(settings.monitorSettings(asset)), asked);
        int cores = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.count(asset.label(), calibrator.trials())) {
            return calibrator.report(
                    InOrder.of(
                            calibrator.trials(),
                            threads == 0 ? cores : threads,
                            number -> {
                                var trial = calibrator.trial(number);
                                progress.step(1);
                                return trial;
                            }));
        }
    }

    private void write(List<Calibration> calibrations, List<History.Rejected> rejected)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(calibrations.isEmpty() ? "no feedback was read\n" : "");
        for (Calibration calibration : calibrations) {
            out.println(CalibrationText.of(calibration));
        }
        out.print(Summary.of(rejected));
        out.flush();
        if (json != null) {
            Files.writeString(json, CalibrationJson.of(calibrations));
        }
        if (plot != null) {
            plot(plot, calibrations);
        }
    }

    private static void plot(Path place, List<Calibration> calibrations) throws IOException {
        boolean isFile = isFile(place);
        for (Calibration calibration : calibrations) {
            String svg = CalibrationCharts.svg(calibration);
            if (!svg.isEmpty() && isFile) {
                Files.writeString(place, svg);
            } else if (!svg.isEmpty()) {
                String name = calibration.overview().asset().label() + ".svg";
                Files.writeString(Files.createDirectories(place).resolve(name), svg);
            }
        }
    }
}
