package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model was made of, what it is good for and where it is weak, as Markdown. No text is
 * quoted, and of files only their names are told.
 */
final class ModelCard {

    private static final byte[] HEAD =
            ("# " + LinearScorer.NAME + "-").getBytes(StandardCharsets.UTF_8);

    private final Training training;
    private final LinearModel model;
    private final Formatter out = new Formatter(Locale.ROOT);

    ModelCard(Training training, LinearModel model) {
        this.training = training;
        this.model = model;
    }

    /** Whether a file begins as cards do. */
    static boolean isCard(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HEAD.length), HEAD);
        }
    }

    /** The card, to be called once. */
    String at(Instant at) {
        out.format("# %s%n%n", training.result().scorerId());
        out.format(
                "Model file %s, trained %s (UTC). It gives English texts a class, negative, neutral"
                        + " or positive, and a level in [0, 1].%n%n",
                code(training.model()), at.truncatedTo(ChronoUnit.SECONDS));
        addData();
        addSettings();
        addFigures();
        addRetraining();
        return out.toString();
    }

    private void addData() {
        out.format("## Data%n%n");
        out.format("| file | for | negative | neutral | positive | SHA-256 of the file |%n");
        out.format("|---|---|--:|--:|--:|---|%n");
        addRows("training", training.split().training());
        addRows("validation", training.split().validation());
        out.format("%n");
        if (training.split().hasValidation()) {
            out.format("Validated on %s.", training.split().origin());
            out.format(" No text of the validation was trained on.");
            int leaked = training.split().leaked();
            if (leaked > 0) {
                out.format(" %,d that were in both were left out of it.", leaked);
            }
            out.format("%n%n");
        }
    }

    private void addRows(String use, List<LabelledSource> sources) {
        for (LabelledSource source : sources) {
            out.format("| %s | %s |", code(source.name()), use);
            for (Sentiment label : Sentiment.values()) {
                out.format(" %,d |", source.count(label));
            }
            out.format(" `%s` |%n", source.hash());
        }
    }

    private void addSettings() {
        out.format("## Settings%n%n");
        out.format(
                "- maximum entropy; Gaussian prior with standard deviation %s%n",
                LinearTrainer.SIGMA);
        out.format("- features of fewer than %d texts are left out%n", LinearTrainer.MIN_TEXTS);
        out.format("- within a file the classes it has get equal weight%n");
        training.split().training().forEach(this::addWeights);
        out.format("- training draws no random numbers, so there is no seed%n");
        Map<FeatureKey.Kind, Integer> kinds = new EnumMap<>(FeatureKey.Kind.class);
        for (long key : model.features().keys()) {
            kinds.merge(FeatureKey.kind(key), 1, Integer::sum);
        }
        out.format("- %,d features:", model.size());
        String separator = " ";
        for (Map.Entry<FeatureKey.Kind, Integer> kind : kinds.entrySet()) {
            String name = kind.getKey().name().toLowerCase(Locale.ROOT);
            out.format("%s%,d %s", separator, kind.getValue(), name);
            separator = ", ";
        }
        out.format("%n%n");
    }

    private void addWeights(LabelledSource source) {
        EnumMap<Sentiment, Integer> counts = new EnumMap<>(Sentiment.class);
        source.texts().forEach(text -> counts.merge(text.label(), 1, Integer::sum));
        out.format("  - a text of %s:", code(source.name()));
        String separator = " ";
        for (Sentiment label : counts.keySet()) {
            out.format("%s%s %.2f", separator, label.label(), LinearTrainer.weight(counts, label));
            separator = ", ";
        }
        out.format("%n");
    }

    private void addFigures() {
        Comparison comparison = training.comparison();
        out.format("## Figures%n%n");
        if (comparison == null) {
            out.format("None: there was no validation. Judge it with `evaluate` on other texts.%n");
        } else {
            addComparison(comparison);
            addWeaknesses(comparison.second().confusion());
        }
    }

    private void addComparison(Comparison comparison) {
        Evaluation shipped = comparison.first();
        Evaluation own = comparison.second();
        out.format(
                "On %,d texts of the validation, beside the model in the jar. Intervals are"
                        + " 95 %%: bootstrap over the texts for macro recall, Wilson's for the"
                        + " others. Texts without a score count as errors.%n%n",
                own.documents());
        out.format("| | `%s` | this model |%n|---|---|---|%n", shipped.scorer());
        out.format("| macro recall | %s | %s |%n", recall(shipped), recall(own));
        out.format("| accuracy | %s | %s |%n", accuracy(shipped), accuracy(own));
        for (Sentiment label : Sentiment.values()) {
            out.format(
                    "| recall of %s | %s | %s |%n",
                    label.label(),
                    recall(shipped.confusion(), label),
                    recall(own.confusion(), label));
        }
        out.format(
                "| macro F1 | %.1f %% | %.1f %% |%n", 100 * shipped.macroF1(), 100 * own.macroF1());
        out.format(
                "| calibration error of the level | %.3f | %.3f |%n",
                shipped.reliability().error(), own.reliability().error());
        out.format(
                "| not scored | %,d | %,d |%n%n%s%n",
                shipped.confusion().notScored(), own.confusion().notScored(), comparison.verdict());
    }

    /** Weakest first. */
    private void addWeaknesses(Confusion confusion) {
        out.format("%n## Where it is weak%n%n");
        List<Sentiment> weakest =
                Arrays.stream(Sentiment.values())
                        .sorted(Comparator.comparingDouble(confusion::recall))
                        .toList();
        for (Sentiment truth : weakest) {
            out.format("- Of %s texts it finds %s", truth.label(), recall(confusion, truth));
            for (Sentiment found : Sentiment.values()) {
                if (found != truth) {
                    double share =
                            (double) confusion.count(truth, found) / confusion.documents(truth);
                    out.format("; %.1f %% it takes for %s", 100 * share, found.label());
                }
            }
            out.format(".%n");
        }
        out.format("- English only; texts unlike those it was trained on it reads worse.%n");
    }

    private void addRetraining() {
        out.format("%n## How to train it again%n%n");
        out.format("    bellwether train");
        training.split().training().forEach(source -> out.format(" %s", word(source.name())));
        out.format("%s --output %s%n%n", options(), word(training.model()));
        out.format("The same files in the same order give the same model.%n");
    }

    private String options() {
        return training.split().options(ModelCard::word);
    }

    private static String recall(Evaluation evaluation) {
        return share(evaluation.macroRecall(), evaluation.macroRecallInterval());
    }

    private static String recall(Confusion confusion, Sentiment label) {
        double recall = confusion.recall(label);
        return share(recall, Wilson.interval(recall, confusion.documents(label)));
    }

    private static String accuracy(Evaluation evaluation) {
        return share(
                evaluation.accuracy(),
                Wilson.interval(evaluation.accuracy(), evaluation.documents()));
    }

    private static String share(double share, Evaluation.Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f to %.1f)",
                100 * share,
                100 * interval.low(),
                100 * interval.high());
    }

    private static String code(String name) {
        return "`" + plain(name) + "`";
    }

    /** A name as one word of a shell. */
    private static String word(String name) {
        String plain = plain(name);
        return plain.matches("[\\w.+-]+") ? plain : "'" + plain + "'";
    }

    /**
     * What could end a code span, a table's cell, a line or a quoted word becomes an underscore.
     */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}`'|<>]", "_");
    }
}
