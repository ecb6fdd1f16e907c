package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.corenlp.Explanation;
import io.bellwether.corenlp.TreeExplanation;
import io.bellwether.feedback.Printable;
import io.bellwether.sentiment.Score;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.util.Locale;

/** Scores, and why they are what they are, as lines and as JSON. */
final class Explained {

    private Explained() {}

    /** Text may hold sequences that command the terminal. */
    static String printable(String text) {
        return Printable.line(text);
    }

    static String line(Score score) {
        return switch (score) {
            case Score.Scored scored ->
                    String.format(
                            Locale.ROOT, "%.4f %-8s", scored.level(), scored.sentiment().label());
            case Score.NotScored unread -> "-      " + unread.reason().label();
        };
    }

    static String lines(Explanation explanation) {
        StringBuilder out = new StringBuilder(line(explanation.score()));
        for (Explanation.Word word : explanation.words()) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%n  %+7.3f  %s",
                            word.contribution(),
                            printable(word.text())));
        }
        return out.append(String.format(Locale.ROOT, "%n  %+7.3f  (base)", explanation.base()))
                .toString();
    }

    static String lines(TreeExplanation explanation) {
        StringBuilder out = new StringBuilder(line(explanation.score()));
        for (TreeExplanation.Sentence sentence : explanation.sentences()) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%n  sentence of %.4f, weight %.2f",
                            sentence.level(),
                            sentence.weight()));
            out.append(line("carried by", sentence.carriedBy()));
            sentence.against().ifPresent(phrase -> out.append(line("against", phrase)));
        }
        return out.toString();
    }

    private static String line(String role, TreeExplanation.Phrase phrase) {
        return String.format(
                Locale.ROOT,
                "%n    %.4f %-10s  %s",
                phrase.level(),
                role,
                printable(phrase.text()));
    }

    static ObjectNode json(Score score) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (score) {
            case Score.Scored scored -> {
                json.put("level", scored.level());
                json.put("sentiment", scored.sentiment().label());
            }
            case Score.NotScored unread -> json.put("notScored", unread.reason().label());
        }
        return json;
    }

    static ObjectNode json(Explanation explanation) {
        ObjectNode json = json(explanation.score());
        json.put("base", explanation.base());
        ArrayNode words = json.putArray("words");
        for (Explanation.Word word : explanation.words()) {
            words.addObject().put("text", word.text()).put("contribution", word.contribution());
        }
        return json;
    }

    static ObjectNode json(TreeExplanation explanation) {
        ObjectNode json = json(explanation.score());
        ArrayNode sentences = json.putArray("sentences");
        for (TreeExplanation.Sentence sentence : explanation.sentences()) {
            ObjectNode node = sentences.addObject();
            node.put("level", sentence.level()).put("weight", sentence.weight());
            put(node.putObject("carriedBy"), sentence.carriedBy());
            sentence.against().ifPresent(phrase -> put(node.putObject("against"), phrase));
        }
        return json;
    }

    /** One line for each place where {@code text} speaks of a theme, after what came before. */
    static String lines(String text, Themes themes) {
        StringBuilder out = new StringBuilder();
        for (ThemeSpan span : themes.spans()) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%n  theme %-10s  %s",
                            span.theme().label(),
                            printable(text.substring(span.begin(), span.end()))));
        }
        return out.toString();
    }

    static void put(ObjectNode json, Themes themes) {
        ArrayNode spans = json.putArray("themes");
        for (ThemeSpan span : themes.spans()) {
            spans.addObject()
                    .put("theme", span.theme().label())
                    .put("begin", span.begin())
                    .put("end", span.end());
        }
    }

    private static void put(ObjectNode json, TreeExplanation.Phrase phrase) {
        json.put("text", phrase.text()).put("level", phrase.level());
    }
}
