package io.bellwether.calibration;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out what to expect of the detector on one asset's past. The past is watched when a
 * calibrator is made; the trials on surrogates can then run side by side, in any order, and the
 * result does not depend on it.
 *
 * <p>Safe for several threads.
 */
public final class Calibrator {

    /** Keeps the chance of drops apart from the chance of surrogates. */
    private static final long DROPS = 0x5DEECE66DL;

    private final VoteSeries series;
    private final DetectorSettings detector;
    private final CalibrationSettings settings;

    /** What was told under each budget; the configured one is among them. */
    private final TreeMap<Double, Told> told = new TreeMap<>();

    private final Told base;
    private final Watch past;
    private final List<Stretch> crises;

    /** What trials are made of; empty where the past is too short to learn from. */
    private final Optional<Bench> bench;

    /**
     * Watches a past under every budget.
     *
     * @param feedback of {@code asset}, in the order of event time
     * @param monitor how the asset is watched; its budget is the one that drops are tried under
     */
    public Calibrator(
            Asset asset,
            List<ScoredFeedback> feedback,
            MonitorSettings monitor,
            CalibrationSettings asked) {
        detector = monitor.detector();
        settings = asked.withBudget(detector.falseAlarmEveryYears());
        series = VoteSeries.of(asset, feedback, monitor);
        for (double budget : settings.budgets()) {
            told.put(budget, Told.of(asset, feedback, monitor, budget));
        }
        base = told(detector.falseAlarmEveryYears());
        past = new Watch(detector);
        series.votes().forEach(past::show);
        past.end();
        Optional<Stretch> watched = watched();
        crises = watched.map(stretch -> base.crises(stretch.to().plusSeconds(1))).orElse(List.of());
        bench = watched.map(this::bench);
    }

    /** From the end of the learning to the last vote; empty when that was not reached. */
    private Optional<Stretch> watched() {
        Instant since = past.watchedSince();
        return since == null || !since.isBefore(series.last())
                ? Optional.empty()
                : Optional.of(new Stretch(since, series.last()));
    }

    private Bench bench(Stretch watched) {
        List<Vote> votes = series.votes();
        List<Vote> quiet = votes.stream().filter(vote -> isQuiet(vote.eventTime())).toList();
        return new Bench(
                new Surrogates(votes, crises, detector.zone(), settings.seed()),
                new DropStudy(detector, watched, quiet, settings),
                watched);
    }

    private boolean isQuiet(Instant time) {
        return crises.stream().noneMatch(crisis -> crisis.contains(time));
    }

    private Told told(double budget) {
        Told found = told.get(budget);
        if (found == null) {
            throw new IllegalStateException("every budget was tried, but not " + budget);
        }
        return found;
    }

    /** How many trials can be run; 0 where the past is too short to learn from. */
    public int trials() {
        return bench.isPresent() ? settings.surrogates() : 0;
    }

    /**
     * Runs one trial.
     *
     * @param number at least 0, less than {@link #trials()}
     */
    public Trial trial(int number) {
        Bench tools = bench.orElseThrow();
        List<Vote> votes = tools.surrogates.draw(number);
        List<Trial.Quiet> quiet = new ArrayList<>();
        for (double budget : settings.budgets()) {
            Watch watch = Watch.over(votes, detector, budget);
            quiet.add(new Trial.Quiet(watch.alarms(), watch.watchedHours()));
        }
        return new Trial(
                quiet, tools.drops.sightings(votes, Seeds.random(settings.seed() ^ DROPS, number)));
    }

    /**
     * What came of it all.
     *
     * @param trials of all numbers, in their order
     */
    public Calibration report(List<Trial> trials) {
        return new Calibration(
                Overview.of(series, bench.isPresent() ? past.watchedSince() : null),
                detector.learningDays(),
                models().stream().filter(this::isAllowed).toList(),
                !models().stream().allMatch(this::isAllowed),
                detector.falseAlarmEveryYears(),
                budgets(trials),
                bench.map(tools -> Stretch.share(crises, tools.watched)).orElse(0.0),
                bench.map(tools -> drops(tools.drops, trials)).orElse(List.of()),
                bench.map(tools -> tools.drops.horizonDays()).orElse(0),
                settings,
                base.levels());
    }

    private boolean isAllowed(SignalModel model) {
        return series.people().allow(series.asset(), model.signal());
    }

    private List<SignalModel> models() {
        List<SignalModel> models = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            past.detector()
                    .model(signal)
                    .ifPresent(model -> models.add(new SignalModel(signal, model)));
        }
        return models;
    }

    private List<BudgetOutcome> budgets(List<Trial> trials) {
        List<BudgetOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < settings.budgets().size(); i++) {
            double years = settings.budgets().get(i);
            long alarms = 0;
            double hours = 0;
            for (Trial trial : trials) {
                alarms += trial.quiet().get(i).alarms();
                hours += trial.quiet().get(i).hours();
            }
            outcomes.add(
                    new BudgetOutcome(years, told(years).alerts(), alarms, hours / Hours.A_YEAR));
        }
        return outcomes;
    }

    private List<DropOutcome> drops(DropStudy study, List<Trial> trials) {
        List<DropOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i <= settings.drops().size(); i++) {
            int drop = i;
            List<Trial.Sighting> sightings =
                    trials.stream().flatMap(trial -> trial.sightings().get(drop).stream()).toList();
            double size = i == 0 ? 0 : settings.drops().get(i - 1);
            outcomes.add(DropOutcome.of(size, study.hasRoom(i), sightings));
        }
        return outcomes;
    }

    private record Bench(Surrogates surrogates, DropStudy drops, Stretch watched) {}
}
