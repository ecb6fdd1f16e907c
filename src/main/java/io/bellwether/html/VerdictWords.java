package io.bellwether.html;

import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** A verdict in words. Its figures have four decimals, since the rounded ones decided. */
public final class VerdictWords {

    private VerdictWords() {}

    /** Such as {@code level up by at least 0.05}. */
    public static String claim(Hypothesis claimed) {
        return claimed.metric().label()
                + " "
                + claimed.direction().label()
                + " by at least "
                + Words.plain(claimed.smallestEffect());
    }

    /** Everything in one line, which holds the title. */
    public static String line(Verdict verdict) {
        List<String> parts = new ArrayList<>();
        parts.add(verdict.answer().label() + ": “" + verdict.hypothesis().title() + "”");
        parts.add(claim(verdict.hypothesis()));
        if (verdict.effect().isPresent()) {
            parts.add("found " + figure(verdict.effect(), verdict) + ", " + interval(verdict));
        }
        Verdict.Side before = verdict.before();
        Verdict.Side after = verdict.after();
        if (!before.isWithheld() && !after.isWithheld()) {
            parts.add(
                    Words.count(before.authors())
                            + " people before, "
                            + Words.count(after.authors())
                            + " after");
        }
        parts.addAll(reasons(verdict));
        parts.addAll(marks(verdict));
        return String.join("; ", parts);
    }

    /**
     * A dash where too few days have votes, or none were counted; else what is not there is
     * withheld.
     */
    public static String figure(OptionalDouble value, Verdict verdict) {
        if (value.isPresent()) {
            return String.format(Locale.ROOT, "%.4f", value.getAsDouble());
        }
        boolean isTold = !verdict.before().isWithheld() && !verdict.after().isWithheld();
        boolean isUnknown = isTold && verdict.reasons().contains(Verdict.Reason.FEW_DAYS);
        return isUnknown || isUncounted(verdict) ? "–" : "withheld";
    }

    private static boolean isUncounted(Verdict verdict) {
        return verdict.reasons().contains(Verdict.Reason.TOO_MANY_OPEN);
    }

    /** Of both windows, such as {@code 1,200 / 1,340}. */
    public static String counts(ToLongFunction<Verdict.Side> count, Verdict verdict) {
        return count(count, verdict.before(), verdict)
                + " / "
                + count(count, verdict.after(), verdict);
    }

    private static String count(
            ToLongFunction<Verdict.Side> count, Verdict.Side side, Verdict verdict) {
        if (!side.isWithheld()) {
            return Words.count(count.applyAsLong(side));
        }
        return isUncounted(verdict) ? "–" : "withheld";
    }

    public static String interval(Verdict verdict) {
        return verdict.low().isPresent() && verdict.high().isPresent()
                ? figure(verdict.low(), verdict) + " to " + figure(verdict.high(), verdict)
                : figure(verdict.low(), verdict);
    }

    public static List<String> marks(Verdict verdict) {
        return verdict.marks().stream()
                .map(
                        mark ->
                                switch (mark) {
                                    case LATE ->
                                            "late: registered when its second window had begun";
                                    case EDITED -> "edited: another content came later";
                                })
                .toList();
    }

    public static List<String> reasons(Verdict verdict) {
        return verdict.reasons().stream().map(VerdictWords::text).toList();
    }

    private static String text(Verdict.Reason reason) {
        return switch (reason) {
            case FEW_AUTHORS -> "fewer people than it asks for";
            case FEW_DAYS -> "too few days with votes";
            case DATA_GAP -> "a data gap";
            case PARTLY_COUNTED -> "registered after some votes had been read";
            case SCORER_CHANGED -> "another scorer took over";
            case WIDE_INTERVAL -> "the interval is too wide to tell";
            case TOO_MANY_OPEN -> "too many others were open, so no votes were counted";
        };
    }
}
