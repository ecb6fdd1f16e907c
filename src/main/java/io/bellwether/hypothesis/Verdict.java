package io.bellwether.hypothesis;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What became of a hypothesis. There is one of each, given when its window after has passed.
 *
 * @param at the end of the window after
 * @param effect mean after less mean before, in [-1, 1], rounded to 1e-4; empty when withheld or
 *     when too few days have votes
 * @param low lower end of the 95 % interval of the effect; empty when {@code effect} is
 * @param high its upper end
 * @param marks what is to be known of the registration, in their order
 * @param reasons why it is inconclusive, in their order; empty when it is not
 */
public record Verdict(
        Hypothesis hypothesis,
        Answer answer,
        Instant at,
        Side before,
        Side after,
        OptionalDouble effect,
        OptionalDouble low,
        OptionalDouble high,
        List<Mark> marks,
        List<Reason> reasons) {

    public Verdict {
        marks = List.copyOf(marks);
        reasons = List.copyOf(reasons);
        if ((answer == Answer.INCONCLUSIVE) == reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons go with an inconclusive verdict alone");
        }
    }

    /** The hash by which anyone can tell that this is what was registered. */
    public String seal() {
        return hypothesis.seal();
    }

    /**
     * One window.
     *
     * @param isWithheld whether nothing may be told of it, or nothing was counted; the numbers are
     *     then 0
     * @param votes votes with the metric
     * @param authors people among them, exact to {@value Hypothesis#MOST_AUTHORS}
     * @param days days with votes
     * @param mean weighted mean of the days' means, rounded to 1e-4; empty when withheld or when
     *     too few days have votes
     */
    public record Side(
            boolean isWithheld, long votes, long authors, int days, OptionalDouble mean) {

        /** What may be told. */
        public Side(long votes, long authors, int days, OptionalDouble mean) {
            this(false, votes, authors, days, mean);
        }

        /** What may not be told, not even how many they were. */
        public static Side withheld() {
            return new Side(true, 0, 0, 0, OptionalDouble.empty());
        }
    }

    /** What a verdict says. */
    public enum Answer {
        /**
         * The interval excludes no change, and the change is at least the smallest that matters.
         */
        SUPPORTED,
        /** The whole interval lies below the smallest change that matters. */
        REFUTED,
        /** The votes do not tell. */
        INCONCLUSIVE;

        /** The name used in files: the constant in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stays with a hypothesis for ever. */
    public enum Mark {
        /** It was registered when its window after had begun. */
        LATE,
        /** Another content under the same id came later, and was left aside. */
        EDITED;

        /** The name used in files: the constant in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the votes do not tell. */
    public enum Reason {
        /** Fewer people than the hypothesis asks for, in either window. */
        FEW_AUTHORS,
        /** Too few days with votes to say how far days stray. */
        FEW_DAYS,
        /** More than a quarter of a window is one stretch without votes. */
        DATA_GAP,
        /** It was registered after votes that it is about had been read and were not kept. */
        PARTLY_COUNTED,
        /** Another scorer took over between the beginning and the end. */
        SCORER_CHANGED,
        /** The interval holds effects that matter and effects that do not. */
        WIDE_INTERVAL,
        /** So many others were open when it was registered that its votes were not counted. */
        TOO_MANY_OPEN;

        /** The name used in files, such as {@code few-authors}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
