package io.bellwether.corenlp;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rated texts by day and week, for means of what was found about each. */
final class StarGroups {

    /** What is counted once. Days and weeks (ISO 8601) are those of UTC. */
    enum Unit {
        RECORD,
        DAY,
        WEEK
    }

    private final List<RatedText> texts;
    private final List<Integer> places;
    private final int least;

    /**
     * @param places which of the texts are taken
     * @param least texts that a day or week needs
     */
    StarGroups(List<RatedText> texts, List<Integer> places, int least) {
        this.texts = texts;
        this.places = places;
        this.least = least;
    }

    /** Level of each text; NaN for those that the scorer would not score. */
    static double[] levels(SentimentScorer scorer, List<RatedText> texts, Progress progress) {
        double[] levels = new double[texts.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] =
                    switch (scorer.score(texts.get(i).text(), null)) {
                        case Score.Scored scored -> scored.level();
                        case Score.NotScored unread -> Double.NaN;
                    };
            progress.step("score", i + 1, levels.length);
        }
        return levels;
    }

    /** Mean of a figure in each group that is large enough, in order of time. */
    double[] means(Unit unit, double[] figure) {
        return groups(unit).stream()
                .mapToDouble(
                        group -> group.stream().mapToDouble(i -> figure[i]).average().orElse(0))
                .toArray();
    }

    /** Mean of the stars in the same groups. */
    double[] stars(Unit unit) {
        return means(unit, texts.stream().mapToDouble(RatedText::stars).toArray());
    }

    private List<List<Integer>> groups(Unit unit) {
        TreeMap<Long, List<Integer>> groups = new TreeMap<>();
        for (int place : places) {
            groups.computeIfAbsent(key(unit, place), key -> new ArrayList<>()).add(place);
        }
        int needed = unit == Unit.RECORD ? 1 : least;
        return groups.values().stream().filter(group -> group.size() >= needed).toList();
    }

    private long key(Unit unit, int place) {
        LocalDate day = texts.get(place).at().atZone(ZoneOffset.UTC).toLocalDate();
        return switch (unit) {
            case RECORD -> place;
            case DAY -> day.toEpochDay();
            case WEEK ->
                    100L * day.get(IsoFields.WEEK_BASED_YEAR)
                            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        };
    }
}
