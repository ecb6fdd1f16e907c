package io.bellwether.corenlp;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Labelled texts, apart by whether a model is trained on them or judged. No text is on both sides:
 * texts count as the same when they differ in capitals, links, mentions or blanks only. Immutable.
 */
public final class Split {

    /** Texts of each class that a validation needs: a recall is then known to 20 points. */
    public static final int LEAST = 20;

    private final List<LabelledSource> training;
    private final List<LabelledSource> validation;
    private final int leaked;
    private final double share;
    private final long seed;

    private Split(
            List<LabelledSource> training,
            List<LabelledSource> validation,
            int leaked,
            double share,
            long seed) {
        this.training = List.copyOf(training);
        this.validation = List.copyOf(validation);
        this.leaked = leaked;
        this.share = share;
        this.seed = seed;
    }

    /**
     * All texts for training.
     *
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static Split whole(List<Path> files) throws IOException {
        return new Split(read(files), List.of(), 0, 0, 0);
    }

    /**
     * Some files for training, others for validation. What is in both is left out of the validation
     * and counted.
     *
     * @throws IOException when a file cannot be read or has a bad line
     * @throws IllegalArgumentException when less than {@value #LEAST} texts of a class are left to
     *     validate on
     */
    public static Split byFiles(List<Path> training, List<Path> validation) throws IOException {
        List<LabelledSource> trained = read(training);
        Set<String> known = new HashSet<>();
        trained.forEach(source -> source.texts().forEach(text -> known.add(key(text))));
        List<LabelledSource> named = read(validation);
        List<LabelledSource> judged = parts(named, text -> !known.contains(key(text)));
        int leaked = size(named) - size(judged);
        if (size(judged) == 0) {
            throw new IllegalArgumentException(
                    "no text is left to validate on: all "
                            + leaked
                            + " are among the training texts; validate on other files");
        }
        return new Split(trained, judged, leaked, 0, 0).checked();
    }

    /**
     * A share of the texts for validation, the others for training. Which ones, a hash of the text
     * and the seed decides.
     *
     * @param share between 0 and 1
     * @throws IOException when a file cannot be read or has a bad line
     * @throws IllegalArgumentException when less than {@value #LEAST} texts of a class are held out
     */
    public static Split byShare(List<Path> files, double share, long seed) throws IOException {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + " is not between 0 and 1");
        }
        List<LabelledSource> all = read(files);
        return new Split(
                        parts(all, text -> place(text, seed) >= share),
                        parts(all, text -> place(text, seed) < share),
                        0,
                        share,
                        seed)
                .checked();
    }

    private static List<LabelledSource> read(List<Path> files) throws IOException {
        List<LabelledSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(LabelledSource.read(file));
        }
        return sources;
    }

    private static List<LabelledSource> parts(
            List<LabelledSource> sources, Predicate<LabelledText> condition) {
        return sources.stream().map(source -> source.part(condition)).toList();
    }

    private static String key(LabelledText text) {
        return TextCleaner.clean(text.text()).strip().toLowerCase(Locale.ROOT);
    }

    /** Uniform in [0, 1) over different texts. */
    private static double place(LabelledText text, long seed) {
        String digits = Hash.of(Long.toString(seed), key(text));
        return (Long.parseUnsignedLong(digits, 16) >>> 11) * 0x1p-53;
    }

    private Split checked() {
        for (Sentiment label : Sentiment.values()) {
            long texts = validation.stream().mapToLong(source -> source.count(label)).sum();
            if (texts < LEAST) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "the validation has %,d texts labelled %s; each class needs at"
                                        + " least %d: label more, or hold more of them out",
                                texts,
                                label.label(),
                                LEAST));
            }
        }
        return this;
    }

    private static int size(List<LabelledSource> sources) {
        return sources.stream().mapToInt(source -> source.texts().size()).sum();
    }

    private static List<List<LabelledText>> texts(List<LabelledSource> sources) {
        return sources.stream().map(LabelledSource::texts).toList();
    }

    /** Texts of the validation files that were left out, since a model is trained on them. */
    public int leaked() {
        return leaked;
    }

    /** Whether there is anything to judge a model on. */
    boolean hasValidation() {
        return !validation.isEmpty();
    }

    /** Where the texts of the validation come from, as words; empty when there are none. */
    String origin() {
        if (share > 0) {
            return "a share of " + share + " of these files, by seed " + seed;
        }
        return hasValidation() ? "files of their own" : "";
    }

    /**
     * The options of {@code train} that split like this.
     *
     * @param word writes the name of a file
     */
    String options(UnaryOperator<String> word) {
        return share > 0
                ? " --validation-share " + share + " --seed " + seed
                : validation.stream()
                        .map(source -> " --validate " + word.apply(source.name()))
                        .collect(Collectors.joining());
    }

    List<LabelledSource> training() {
        return training;
    }

    List<LabelledSource> validation() {
        return validation;
    }

    /** Texts to train on, apart by file. */
    List<List<LabelledText>> trainingTexts() {
        return texts(training);
    }

    /** Texts to judge on. */
    List<LabelledText> validationTexts() {
        return texts(validation).stream().flatMap(List::stream).toList();
    }
}
