package io.bellwether.theme;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how often the people of one asset spoke of each theme, and how they sounded: by the
 * hour for 14 days, by the UTC day for 120. A vote with several themes counts under the first of
 * them. Takes votes in the order of event time. Not safe for several threads.
 *
 * <p>Figures are only comparable while one set of rules finds the themes. With the first theme that
 * another set finds the log begins anew, unless that set was heard before: in a rolling upgrade two
 * of them take turns.
 */
public final class ThemeLog {

    /** The stretch before an onset that is compared with what came since. */
    public static final Duration COMPARED = Duration.ofDays(28);

    /** Mark of somebody without a name who has not spoken on the same day before. */
    public static final long NAMELESS = -1;

    /** Nameless people are numbered from 1 to no more than this; marks of others are larger. */
    public static final long MOST_NAMELESS = 1_000;

    private static final long DAY = 24;
    private static final long HOURS_KEPT = 14 * DAY;
    private static final long DAYS_KEPT = 120 * DAY;

    private final Asset asset;
    private final int floor;

    /** By first hour; an hour each, or a day each where its hours were joined. */
    private final NavigableMap<Long, ThemeTallies> stretches = new TreeMap<>();

    /** Rules that were heard. */
    private final TreeSet<String> rules = new TreeSet<>();

    /** Before this hour, the beginning of a day, stretches are days. */
    private long joinedBefore = Long.MIN_VALUE;

    /** The hour of the last vote; null when the next vote has to look for its own. */
    private @Nullable ThemeTallies latest;

    private long latestHour;

    /**
     * An empty log.
     *
     * @param floor people who must stand behind every figure; 0 where there is no such floor
     */
    public ThemeLog(Asset asset, int floor) {
        this.asset = asset;
        this.floor = floor;
    }

    /**
     * Counts one vote.
     *
     * @param at its event time, not before that of the vote before
     * @param level of its text, in [0, 1]
     * @param person mark of who spoke; 0 when nobody can tell them from others; {@link #NAMELESS}
     *     when they can be told apart within a day
     */
    public void add(Instant at, Themes themes, double level, long person) {
        if (!themes.rulesId().isEmpty() && rules.add(themes.rulesId())) {
            clear();
        }
        long hour = hourOf(at);
        ThemeTallies same = hour == latestHour ? latest : null;
        if (same == null) {
            joinHours(dayOf(hour - HOURS_KEPT));
            stretches.headMap(dayOf(hour - DAYS_KEPT)).clear();
            same = stretches.computeIfAbsent(hour, key -> new ThemeTallies());
            latest = same;
            latestHour = hour;
        }
        long who = person == NAMELESS ? nameless(hour, themes.first()) : person;
        same.add(themes.first(), level, who, floor);
    }

    /**
     * Nameless people are numbered from 1 on every day anew, so that those of several days count as
     * the most of any one: they may be the same. Beyond the floor none need be told apart.
     */
    private long nameless(long hour, Optional<Theme> theme) {
        if (floor == 0) {
            return 0;
        }
        ThemeTally day = sum(stretches.tailMap(dayOf(hour))).get(theme);
        return Math.min(1 + day.numbered(floor), floor);
    }

    private void joinHours(long before) {
        if (before <= joinedBefore) {
            return;
        }
        NavigableMap<Long, ThemeTallies> hours =
                stretches.subMap(joinedBefore, true, before, false);
        TreeMap<Long, ThemeTallies> days = new TreeMap<>();
        hours.forEach(
                (hour, tallies) ->
                        days.computeIfAbsent(dayOf(hour), day -> new ThemeTallies())
                                .add(tallies, floor));
        hours.clear();
        stretches.putAll(days);
        joinedBefore = before;
    }

    /**
     * What each theme has to do with the change since {@code onset}, compared with the {@link
     * #COMPARED} before, the largest part first. Empty when either has no votes or too few people.
     * An hour belongs to where it begins, and a day does, once its hours are joined: votes of the
     * onset's hour count as since.
     */
    public List<ThemeShift> shifts(Instant onset) {
        long hour = hourOf(onset);
        return Decomposition.of(
                asset,
                sum(stretches.subMap(hour - COMPARED.toHours(), hour)),
                sum(stretches.tailMap(hour)),
                floor);
    }

    private ThemeTallies sum(Map<Long, ThemeTallies> some) {
        ThemeTallies sum = new ThemeTallies();
        some.values().forEach(tallies -> sum.add(tallies, floor));
        return sum;
    }

    /**
     * Forgets people with those marks. What they said stays in the sums, and stands for one person
     * less.
     */
    public void forgetPeople(LongPredicate those) {
        stretches.values().forEach(tallies -> tallies.forget(those));
    }

    /** Forgets all votes: their levels cannot be compared with those to come. */
    public void clear() {
        stretches.clear();
        latest = null;
    }

    /** Takes what {@code other} counted, in place of all that was counted here. */
    public void replaceBy(ThemeLog other) {
        clear();
        stretches.putAll(other.stretches);
        rules.addAll(other.rules);
        joinedBefore = other.joinedBefore;
    }

    private static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3600L);
    }

    private static long dayOf(long hour) {
        return Math.floorDiv(hour, DAY) * DAY;
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putString(asset.label()).putInt(floor).putLong(joinedBefore);
        state.putInt(rules.size());
        rules.forEach(state::putString);
        state.putInt(stretches.size());
        stretches.forEach(
                (hour, tallies) -> {
                    state.putLong(hour);
                    tallies.writeTo(state);
                });
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param asset whose it has to be
     * @param floor as the code has it now: an older state, or one that somebody changed, is no
     *     reason to tell of fewer people. Where it knew a lower one, some who spoke are forgotten,
     *     and figures are left out until enough have spoken anew
     */
    public static ThemeLog restore(Asset asset, int floor, StateReader state) {
        if (!state.getString().equals(asset.label())) {
            throw new CorruptStateException("themes of another asset than " + asset.label());
        }
        ThemeLog log = new ThemeLog(asset, floor);
        int floorThen = state.getInt();
        if (floorThen < 0) {
            throw new CorruptStateException("a floor of " + floorThen + " people");
        }
        log.joinedBefore = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            log.rules.add(state.getString());
        }
        int size = state.getInt();
        for (int i = 0; i < size; i++) {
            long hour = state.getLong();
            log.stretches.put(hour, ThemeTallies.restore(state));
        }
        return log;
    }
}
