package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few dozen invented texts, enough to train a small model. */
final class SmallCorpus {

    private static final List<String> SUBJECTS =
            List.of("the app", "this update", "my team", "the office", "support", "the new page");

    private SmallCorpus() {}

    static List<LabelledText> texts() {
        List<LabelledText> texts = new ArrayList<>();
        for (String subject : SUBJECTS) {
            add(texts, Sentiment.NEGATIVE, subject + " is terrible and slow");
            add(texts, Sentiment.NEGATIVE, "not happy with " + subject + ", it never works");
            add(texts, Sentiment.NEUTRAL, subject + " opens at nine on Monday");
            add(texts, Sentiment.NEUTRAL, "does " + subject + " open on Monday?");
            add(texts, Sentiment.POSITIVE, subject + " is great and fast");
            add(texts, Sentiment.POSITIVE, "love " + subject + ", works like a charm");
        }
        return texts;
    }

    private static void add(List<LabelledText> texts, Sentiment label, String text) {
        texts.add(new LabelledText(text + " @somebody jane@example.org", label));
    }

    static Path write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LabelledText text : texts()) {
            lines.add(
                    "{\"text\":\""
                            + text.text()
                            + "\",\"label\":\""
                            + text.label().label()
                            + "\"}");
        }
        return Files.write(file, lines);
    }

    static List<Example> examples(TrainingWords words) {
        TextReader reader = new TextReader(words);
        return texts().stream().map(text -> Example.of(text, 0, reader)).toList();
    }
}
