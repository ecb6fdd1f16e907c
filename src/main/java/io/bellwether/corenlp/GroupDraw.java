package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws groups in which the shares of the classes are as it happens, uniform on the simplex. */
final class GroupDraw {

    private final Map<Sentiment, List<Posterior>> byClass = new EnumMap<>(Sentiment.class);

    /**
     * @throws IllegalArgumentException when a class has no text
     */
    GroupDraw(List<Posterior> posteriors) {
        for (Posterior posterior : posteriors) {
            byClass.computeIfAbsent(posterior.truth(), key -> new ArrayList<>()).add(posterior);
        }
        for (Sentiment sentiment : Sentiment.values()) {
            if (!byClass.containsKey(sentiment)) {
                throw new IllegalArgumentException(
                        "no scored text is labelled "
                                + sentiment.label()
                                + "; groups need all three classes");
            }
        }
    }

    /** A group of {@code size} texts, with replacement. */
    List<Posterior> group(int size, SplittableRandom random) {
        // Two points cut [0, 1] into three parts that are uniform on the simplex.
        double a = random.nextDouble();
        double b = random.nextDouble();
        long first = Math.round(size * Math.min(a, b));
        long second = Math.round(size * Math.max(a, b));
        List<Posterior> group = new ArrayList<>();
        long[] ends = {first, second, size};
        int place = 0;
        for (List<Posterior> texts : byClass.values()) {
            while (group.size() < ends[place]) {
                group.add(texts.get(random.nextInt(texts.size())));
            }
            place++;
        }
        return group;
    }
}
