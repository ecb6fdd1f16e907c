package io.bellwether.benchmark;

import java.util.Locale;

/** How numbers look in the tables. */
final class Texts {

    private static final double DAY = 24;

    private Texts() {}

    /** At most three decimals and none for their own sake: .05, 1.5, 12. */
    static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number).replaceFirst("\\.?0+$", "");
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** One decimal below 10, none from there on. */
    private static String rounded(double number) {
        return String.format(Locale.ROOT, number < 9.95 ? "%.1f" : "%.0f", number);
    }

    /** Alarms a year with their interval: 1.2 (0.4-3.1). */
    static String rate(FalseAlarms.Count count) {
        return rounded(count.rate()) + within(count.interval());
    }

    /** Mean delay with its interval, share seen, crises left out: 24 (20-29), 100 %, 1 out. */
    static String delay(Delays.Summary summary) {
        if (summary.hours().isEmpty()) {
            return "all left out";
        }
        String out = summary.leftOut() == 0 ? "" : ", " + summary.leftOut() + " out";
        return rounded(summary.mean()) + within(summary.interval()) + share(summary) + out;
    }

    /** Median delay in days and share seen: 6.6, 100 %. */
    static String days(Delays.Summary summary) {
        if (summary.hours().isEmpty()) {
            return "all left out";
        }
        String out = summary.leftOut() == 0 ? "" : ", " + summary.leftOut() + " out";
        boolean isMostlySeen = summary.shareSeen() > .5;
        return (isMostlySeen ? rounded(summary.median() / DAY) : "-") + share(summary) + out;
    }

    /** A mean delay in days, which takes what was not seen for as long as the crisis. */
    static String meanDays(Delays.Summary summary) {
        if (summary.hours().isEmpty()) {
            return "all left out";
        }
        Interval interval = summary.interval();
        String range = rounded(interval.low() / DAY) + "-" + rounded(interval.high() / DAY);
        return rounded(summary.mean() / DAY) + " (" + range + ")" + share(summary);
    }

    /** A share in per cent: 2.3 %. */
    static String percent(double share) {
        return rounded(100 * share) + " %";
    }

    private static String share(Delays.Summary summary) {
        return String.format(Locale.ROOT, ", %.0f %%", 100 * summary.shareSeen());
    }

    private static String within(Interval interval) {
        return Double.isFinite(interval.low())
                ? " (" + rounded(Math.max(0, interval.low())) + "-" + rounded(interval.high()) + ")"
                : "";
    }
}
