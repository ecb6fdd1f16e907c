package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How well the shares of the classes in groups of texts, and the mean level, are told. Groups are
 * drawn by the artificial-prevalence protocol (Forman 2008): shares uniform on the simplex, then
 * texts of each class with replacement; and, where texts have timestamps, the days (UTC) are groups
 * too. Texts that the scorer would not score are left out and counted.
 *
 * @param scorer its id
 * @param documents texts, scored or not
 * @param seed of what is drawn
 * @param groups figures by kind of group
 */
public record PrevalenceEvaluation(
        String scorer, int documents, int notScored, long seed, List<Groups> groups) {

    private static final long SEED = 1;
    private static final int DRAWS = 1000;
    private static final List<Integer> SIZES = List.of(20, 100, 500);

    /** The least texts that make a day a group. */
    private static final int LEAST_OF_DAY = 20;

    /**
     * Figures of groups of one kind.
     *
     * @param kind what they are, in words
     * @param count how many
     * @param shares errors of the classes' shares, by method
     * @param levels errors of the mean level, by method
     */
    public record Groups(String kind, int count, List<ShareError> shares, List<LevelError> levels) {
        public Groups {
            shares = List.copyOf(shares);
            levels = List.copyOf(levels);
        }
    }

    /**
     * How far the shares that a method finds are from the true ones.
     *
     * @param absolute mean over groups and classes of the absolute error, in [0, 1]
     * @param divergence mean over groups of the Kullback-Leibler divergence from found to true
     *     shares, in nats, both smoothed by 1 / (2 · size of the group)
     */
    public record ShareError(String method, double absolute, double divergence) {}

    /**
     * How far a mean level is from that of the true classes (0, .5 and 1).
     *
     * @param absolute mean over groups of the absolute error, in [0, 1]
     * @param slope how much of a change of the true level is seen (least squares over the groups);
     *     1 is all of it; NaN when all groups have the same
     * @param scatter standard deviation of the groups about that line, divided by the slope: the
     *     noise in units of the true level, from which drops have to stand out
     */
    public record LevelError(String method, double absolute, double slope, double scatter) {}

    public PrevalenceEvaluation {
        groups = List.copyOf(groups);
    }

    /**
     * Judges the linear scorer on the first {@code limit} texts of labelled files.
     *
     * @throws IOException when a file cannot be read or has a bad line
     * @throws IllegalArgumentException when the model does not tell what it confuses, or a class
     *     has no text that is scored
     */
    public static PrevalenceEvaluation of(
            LinearScorer scorer, List<Path> files, int limit, Progress progress)
            throws IOException {
        return of(scorer, LabelledFile.read(files, limit), progress);
    }

    static PrevalenceEvaluation of(
            LinearScorer scorer, List<LabelledText> texts, Progress progress) {
        Adjustment adjustment = scorer.requireAdjustment();
        List<Posterior> posteriors = posteriors(scorer, texts, progress);
        GroupDraw draw = new GroupDraw(posteriors);
        List<Groups> groups = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int size : SIZES) {
            GroupErrors errors = new GroupErrors(adjustment);
            for (int i = 0; i < DRAWS; i++) {
                errors.add(draw.group(size, random));
            }
            groups.add(errors.groups("drawn, " + size + " texts"));
        }
        GroupErrors byDay = new GroupErrors(adjustment);
        days(posteriors).forEach(byDay::add);
        if (byDay.count() > 0) {
            groups.add(byDay.groups("days of at least " + LEAST_OF_DAY + " texts"));
        }
        return new PrevalenceEvaluation(
                scorer.id(), texts.size(), texts.size() - posteriors.size(), SEED, groups);
    }

    private static List<Posterior> posteriors(
            LinearScorer scorer, List<LabelledText> texts, Progress progress) {
        List<Posterior> posteriors = new ArrayList<>();
        progress.step("score", 0, texts.size());
        for (LabelledText text : texts) {
            scorer.probabilities(text.text())
                    .ifPresent(p -> posteriors.add(new Posterior(text.label(), text.day(), p)));
        }
        progress.step("score", texts.size(), texts.size());
        return posteriors;
    }

    private static List<List<Posterior>> days(List<Posterior> posteriors) {
        SortedMap<LocalDate, List<Posterior>> days = new TreeMap<>();
        for (Posterior posterior : posteriors) {
            LocalDate day = posterior.day();
            if (day != null) {
                days.computeIfAbsent(day, key -> new ArrayList<>()).add(posterior);
            }
        }
        return days.values().stream().filter(day -> day.size() >= LEAST_OF_DAY).toList();
    }

    /** The figures as a JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scorer", scorer).put("documents", documents).put("notScored", notScored);
        json.put("seed", seed);
        ArrayNode list = json.putArray("groups");
        for (Groups some : groups) {
            ObjectNode node = list.addObject();
            node.put("kind", some.kind()).put("groups", some.count());
            ArrayNode shares = node.putArray("shares");
            for (ShareError error : some.shares()) {
                shares.addObject()
                        .put("method", error.method())
                        .put("absoluteError", error.absolute())
                        .put("klDivergence", error.divergence());
            }
            ArrayNode levels = node.putArray("levels");
            for (LevelError error : some.levels()) {
                ObjectNode level = levels.addObject();
                level.put("method", error.method()).put("absoluteError", error.absolute());
                putNumber(level, "slope", error.slope());
                putNumber(level, "scatter", error.scatter());
            }
        }
        return json;
    }

    private static void putNumber(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    /** The figures as lines to read. */
    public String toText() {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("scorer        %s%n", scorer);
            out.format("documents     %,d (%,d not scored)%n", documents, notScored);
            out.format("seed          %d%n", seed);
            for (Groups some : groups) {
                out.format("%n%s (%,d groups)%n", some.kind(), some.count());
                out.format("  shares of the classes          mean error  KL divergence%n");
                for (ShareError error : some.shares()) {
                    out.format(
                            "  %-30s %10.4f  %13.4f%n",
                            error.method(), error.absolute(), error.divergence());
                }
                out.format(
                        "  mean level                     mean error  slope on truth  scatter%n");
                for (LevelError error : some.levels()) {
                    out.format(
                            "  %-30s %10.4f  %14.2f  %7.4f%n",
                            error.method(), error.absolute(), error.slope(), error.scatter());
                }
            }
            return out.toString();
        }
    }
}
