package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A training that was done: the model is written, and a card beside it that says what it is.
 *
 * @param model name of the model file, without its folder
 * @param comparison of the shipped model with the new one on the validation; null without one
 */
public record Training(
        String model, LinearTrainer.Result result, Split split, @Nullable Comparison comparison) {

    /**
     * Trains, judges the model and the shipped one on the validation, and writes model and card.
     *
     * @param at for the card
     * @throws IOException when model or card cannot be written
     * @throws IllegalArgumentException when a class has no text to train on, or the card would
     *     replace a file that is none
     */
    public static Training run(Split split, Path output, Instant at, Progress progress)
            throws IOException {
        checkCard(card(output));
        LinearModel model = LinearTrainer.model(split.trainingTexts(), progress);
        LinearScorer scorer = new LinearScorer(model);
        Comparison comparison =
                split.hasValidation()
                        ? Comparison.of(
                                LinearScorer.shipped(), scorer, split.validationTexts(), progress)
                        : null;
        int texts = split.trainingTexts().stream().mapToInt(List::size).sum();
        Training training =
                new Training(
                        String.valueOf(output.getFileName()),
                        LinearTrainer.Result.of(model, texts),
                        split,
                        comparison);
        ModelFile.write(output, model);
        Files.writeString(card(output), new ModelCard(training, model).at(at));
        return training;
    }

    /** Where the card of a model is: beside it, {@code own-model.md} for {@code own-model.gz}. */
    public static Path card(Path output) {
        return output.resolveSibling(card(String.valueOf(output.getFileName())));
    }

    private static void checkCard(Path card) throws IOException {
        if (Files.exists(card) && !ModelCard.isCard(card)) {
            throw new IllegalArgumentException(
                    card + " would be replaced by the model's card; name another --output");
        }
    }

    private static String card(String model) {
        return (model.endsWith(".gz") ? model.substring(0, model.length() - 3) : model) + ".md";
    }

    /** The comparison if there is one, and what was written, as lines to read. */
    public String toText() {
        return (comparison == null ? "" : comparison.toText() + System.lineSeparator())
                + String.format(
                        Locale.ROOT,
                        "%s: %s, %,d features from %,d texts; card: %s%n",
                        model,
                        result.scorerId(),
                        result.features(),
                        result.texts(),
                        card(model))
                + (result.isAdjustable()
                        ? ""
                        : String.format(
                                "its prevalence cannot be adjusted: too few texts, or too much"
                                        + " alike%n"));
    }

    /** The same as a JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", model).put("card", card(model)).put("scorer", result.scorerId());
        json.put("texts", result.texts()).put("features", result.features());
        json.put("adjustable", result.isAdjustable());
        addFiles(json.putArray("training"), split.training());
        if (comparison == null) {
            return json.putNull("validation");
        }
        ObjectNode validation = json.putObject("validation");
        validation.put("origin", split.origin()).put("leaked", split.leaked());
        addFiles(validation.putArray("files"), split.validation());
        validation.set("comparison", comparison.toJson());
        return json;
    }

    private static void addFiles(ArrayNode array, List<LabelledSource> sources) {
        for (LabelledSource source : sources) {
            ObjectNode file = array.addObject().put("name", source.name());
            file.put("sha256", source.hash());
            for (Sentiment label : Sentiment.values()) {
                file.put(label.label(), source.count(label));
            }
        }
    }
}
