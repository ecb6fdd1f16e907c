package io.bellwether.report;

import io.bellwether.html.Html;
import io.bellwether.html.Words;
import io.bellwether.plot.Forest;
import io.bellwether.plot.Linear;
import io.bellwether.retrospect.DecisionEffect;
import io.bellwether.retrospect.Interval;
import io.bellwether.retrospect.PlaceboBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what decisions did to one asset, one below the other. */
final class EffectPicture {

    private static final double LEAST_REACH = .1;

    private final Map<String, Integer> numbers;
    private final List<DecisionEffect.Measured> effects;

    /**
     * A picture of {@code effects}, at least one.
     *
     * @param numbers of decisions, by their id
     */
    EffectPicture(Map<String, Integer> numbers, List<DecisionEffect.Measured> effects) {
        this.numbers = numbers;
        this.effects = effects;
    }

    /** As a piece of a page. */
    String svg(String title) {
        return new Forest(title, axis(), effects.stream().map(this::row).toList()).toSvg();
    }

    private Forest.Row row(DecisionEffect.Measured effect) {
        Optional<Interval> usual = effect.placebo().map(PlaceboBand::band);
        return new Forest.Row(
                String.valueOf(numbers.get(effect.decision().id())),
                Words.day(effect.decision().effectiveAt()),
                Html.seen(effect.decision().title()),
                effect.difference(),
                effect.sequence().low(),
                effect.sequence().high(),
                usual.map(Interval::low).orElse(Double.NaN),
                usual.map(Interval::high).orElse(Double.NaN),
                dot(effect),
                tip(effect));
    }

    private static Forest.Dot dot(DecisionEffect.Measured effect) {
        if (!effect.isBeyondChance()) {
            return Forest.Dot.HOLLOW;
        }
        return effect.isBeyondPlacebo() ? Forest.Dot.DIAMOND : Forest.Dot.FILLED;
    }

    private static String tip(DecisionEffect.Measured effect) {
        return Html.seen(effect.decision().title())
                + ": "
                + Words.signed(effect.difference())
                + ", "
                + Words.range(effect.sequence())
                + "; "
                + EffectSection.reading(effect);
    }

    /**
     * As wide on either side of 0; holds every dot, every band and half of the intervals. Those of
     * few votes are as wide as everything.
     */
    private Linear axis() {
        double reach = LEAST_REACH;
        List<Double> ends = new ArrayList<>();
        for (DecisionEffect.Measured effect : effects) {
            reach = Math.max(reach, Math.abs(effect.difference()));
            reach = Math.max(reach, effect.placebo().map(each -> reach(each.band())).orElse(0.0));
            ends.add(reach(effect.sequence()));
        }
        ends.sort(null);
        reach = Math.max(reach, ends.get(ends.size() / 2));
        return Linear.around("difference of the level: left of 0 is worse", -reach, reach);
    }

    private static double reach(Interval interval) {
        return Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    }
}
