package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One asset in one line: where its level is against what was expected, and how it went. */
final class AssetLine {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int DAYS_SHOWN = 40;
    private static final long DAY = 86_400;

    private final Asset asset;
    private final Deque<Double> days = new ArrayDeque<>();
    private long day = Long.MIN_VALUE;
    private double sum;
    private long votes;
    private long votesInAll;
    private @Nullable Level last;

    /** The last one in which somebody voted; a data gap has no level. */
    private @Nullable Level heard;

    AssetLine(Asset asset) {
        this.asset = asset;
    }

    void add(Level level) {
        long now = Math.floorDiv(level.to().getEpochSecond() - 1, DAY);
        if (now != day && votes > 0) {
            days.addLast(sum / votes);
            sum = 0;
            votes = 0;
        }
        if (days.size() > DAYS_SHOWN) {
            days.removeFirst();
        }
        day = now;
        last = level;
        if (level.votes() == 0) {
            return;
        }
        heard = level;
        sum += level.level() * level.votes();
        votes += level.votes();
        votesInAll += level.votes();
    }

    /** At most {@code columns} characters, with the newest of the bars. */
    String text(int columns) {
        String head = head();
        String bars = bars();
        int room = Math.max(0, columns - head.length());
        String text = head + bars.substring(Math.max(0, bars.length() - room));
        return text.substring(0, Math.min(text.length(), columns));
    }

    private String head() {
        Level newest = last;
        Level level = heard;
        if (newest == null || level == null) {
            return String.format(Locale.ROOT, "%-12s nothing yet", asset.label());
        }
        double today = votes == 0 ? level.level() : sum / votes;
        return String.format(
                Locale.ROOT,
                "%-12s %-11s  level %.2f, expected %.2f  %-10s %,7d votes  ",
                asset.label(),
                DemoText.day(newest.to()),
                today,
                level.expected(),
                newest.phase().label(),
                votesInAll);
    }

    /** One bar a day, from .2 to .8. */
    private String bars() {
        StringBuilder text = new StringBuilder();
        for (double value : days) {
            int step = (int) ((value - .2) / .6 * BARS.length());
            text.append(BARS.charAt(Math.clamp(step, 0, BARS.length() - 1)));
        }
        return text.toString();
    }
}
