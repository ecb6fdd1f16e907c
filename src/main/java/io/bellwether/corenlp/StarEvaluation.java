package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How the level of a scorer tracks the stars that authors gave. Texts that it would not score are
 * left out, as they are when it serves, and counted.
 *
 * @param scorer its id
 * @param least texts with a level that a day or week needs to be counted
 * @param parts all texts first, then those of each value of the field asked for, in order
 */
public record StarEvaluation(String scorer, int least, List<Part> parts) {

    /**
     * Figures of some of the texts.
     *
     * @param name value of the field, empty for all texts
     * @param documents texts, scored or not
     * @param byRecord level against stars, text by text
     * @param byDay mean level against mean stars, by day in UTC
     * @param byWeek the same by ISO week in UTC
     */
    public record Part(
            String name,
            int documents,
            int notScored,
            Correlation byRecord,
            Correlation byDay,
            Correlation byWeek) {}

    public StarEvaluation {
        parts = List.copyOf(parts);
    }

    /** Whether files are to be judged by stars: lines with ratings and without labels. */
    public static boolean suits(List<Path> files) throws IOException {
        for (Path file : files) {
            if (!RatedFile.isRated(file)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Judges a scorer on the first {@code limit} texts of rated files taken together.
     *
     * @param by the field whose values are also judged apart; empty for none
     * @param least texts that a day or week needs, at least 1
     * @throws IOException when a file cannot be read or has a bad line
     */
    public static StarEvaluation of(
            SentimentScorer scorer,
            List<Path> files,
            String by,
            int least,
            int limit,
            Progress progress)
            throws IOException {
        return of(scorer, RatedFile.read(files, by, limit), least, progress);
    }

    static StarEvaluation of(
            SentimentScorer scorer, List<RatedText> texts, int least, Progress progress) {
        return of(scorer.id(), texts, StarGroups.levels(scorer, texts, progress), least);
    }

    static StarEvaluation of(String scorer, List<RatedText> texts, double[] levels, int least) {
        List<Integer> all = new ArrayList<>();
        TreeMap<String, List<Integer>> apart = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            all.add(i);
            apart.computeIfAbsent(texts.get(i).part(), key -> new ArrayList<>()).add(i);
        }
        List<Part> parts = new ArrayList<>();
        parts.add(part("", all, texts, levels, least));
        apart.remove("");
        apart.forEach((name, some) -> parts.add(part(name, some, texts, levels, least)));
        return new StarEvaluation(scorer, least, parts);
    }

    private static Part part(
            String name, List<Integer> some, List<RatedText> texts, double[] levels, int least) {
        List<Integer> scored = some.stream().filter(i -> !Double.isNaN(levels[i])).toList();
        StarGroups groups = new StarGroups(texts, scored, least);
        return new Part(
                name,
                some.size(),
                some.size() - scored.size(),
                correlation(groups, StarGroups.Unit.RECORD, levels),
                correlation(groups, StarGroups.Unit.DAY, levels),
                correlation(groups, StarGroups.Unit.WEEK, levels));
    }

    private static Correlation correlation(
            StarGroups groups, StarGroups.Unit unit, double[] levels) {
        return Correlation.of(groups.means(unit, levels), groups.stars(unit));
    }

    /** The figures as a JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scorer", scorer).put("least", least);
        ArrayNode list = json.putArray("parts");
        for (Part part : parts) {
            ObjectNode node = list.addObject();
            node.put("part", part.name());
            node.put("documents", part.documents()).put("notScored", part.notScored());
            node.set("byRecord", part.byRecord().toJson());
            node.set("byDay", part.byDay().toJson());
            node.set("byWeek", part.byWeek().toJson());
        }
        return json;
    }

    /** The figures as lines to read. */
    public String toText() {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            out.format("scorer        %s%n", scorer);
            out.format("r of level and stars; days and weeks with at least %,d texts%n", least);
            for (Part part : parts) {
                // The name comes from a file: it may hold sequences that command the terminal.
                String name = part.name().replaceAll("\\p{Cntrl}", " ");
                out.format(
                        "%n%s: %,d texts (%,d not scored)%n",
                        name.isEmpty() ? "all" : name, part.documents(), part.notScored());
                addLine(out, "by record", part.byRecord());
                addLine(out, "by day", part.byDay());
                addLine(out, "by week", part.byWeek());
            }
            return out.toString();
        }
    }

    private static void addLine(Formatter out, String name, Correlation correlation) {
        if (Double.isNaN(correlation.r()) || Double.isNaN(correlation.interval().low())) {
            out.format("  %-10s -      (%,d: too few or all alike)%n", name, correlation.units());
        } else {
            out.format(
                    "  %-10s %.3f  (95 %%: %.3f to %.3f; n = %,d)%n",
                    name,
                    correlation.r(),
                    correlation.interval().low(),
                    correlation.interval().high(),
                    correlation.units());
        }
    }
}
