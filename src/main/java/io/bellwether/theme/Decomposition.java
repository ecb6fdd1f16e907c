package io.bellwether.theme;

import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Splits the change of a mean level among themes, and each theme's part into what comes from its
 * share of the votes and what comes from their level.
 *
 * <p>After Kitagawa (1955), Journal of the American Statistical Association 50(272). With shares s
 * and means m before (0) and since (1), and M halfway between the two overall means,
 *
 * <pre>
 * by share = (s1 - s0) ((m0 + m1) / 2 - M)
 * by level = (s0 + s1) / 2 (m1 - m0)
 * </pre>
 *
 * and the sum over all themes is the change, exactly: taking M off changes no sum, since the
 * differences of the shares add up to 0, and makes that a theme which is spoken of more counts as a
 * loss only if it sounds worse than the rest. A mean that one side lacks is taken to be that of the
 * other: the theme then changed by its share alone.
 */
final class Decomposition {

    private static final Comparator<ThemeShift> LARGEST_FIRST =
            Comparator.comparingDouble(shift -> -Math.abs(shift.total()));

    private final ThemeTallies before;
    private final ThemeTallies since;
    private final List<Theme> themes;

    private Decomposition(ThemeTallies before, ThemeTallies since, List<Theme> themes) {
        this.before = before;
        this.since = since;
        this.themes = themes;
    }

    /**
     * The parts of the change from {@code before} to {@code since}, largest first; those without
     * votes are left out. Empty when either side has no votes, or too few people.
     *
     * @param floor people who must stand behind every figure; themes of fewer are joined into the
     *     rest, and so is the smallest of the others while the rest itself has fewer
     */
    static List<ThemeShift> of(Asset asset, ThemeTallies before, ThemeTallies since, int floor) {
        List<Theme> themes = new ArrayList<>(Theme.of(asset));
        Decomposition parts = new Decomposition(before, since, themes);
        for (Theme theme : List.copyOf(themes)) {
            if (!parts.reaches(Optional.of(theme), floor)) {
                parts.join(theme, floor);
            }
        }
        while (!themes.isEmpty() && !parts.reaches(Optional.empty(), floor)) {
            parts.join(parts.smallest(), floor);
        }
        return parts.reaches(Optional.empty(), floor) ? parts.shifts() : List.of();
    }

    private boolean reaches(Optional<Theme> theme, int floor) {
        ThemeTally past = before.get(theme);
        ThemeTally present = since.get(theme);
        boolean isNeeded = theme.isPresent() || present.votes() > 0;
        return (past.votes() == 0 || past.people() >= floor)
                && (!isNeeded || present.people() >= floor);
    }

    private void join(Theme theme, int floor) {
        before.join(theme, floor);
        since.join(theme, floor);
        themes.remove(theme);
    }

    private Theme smallest() {
        return themes.stream()
                .min(Comparator.comparingLong(theme -> since.get(Optional.of(theme)).votes()))
                .orElseThrow();
    }

    private List<ThemeShift> shifts() {
        ThemeTally past = before.total();
        ThemeTally present = since.total();
        if (past.votes() == 0 || present.votes() == 0) {
            return List.of();
        }
        double middle = (past.mean() + present.mean()) / 2;
        List<ThemeShift> shifts = new ArrayList<>();
        for (Theme theme : themes) {
            add(Optional.of(theme), past.votes(), present.votes(), middle, shifts);
        }
        add(Optional.empty(), past.votes(), present.votes(), middle, shifts);
        shifts.sort(LARGEST_FIRST);
        return List.copyOf(shifts);
    }

    private void add(
            Optional<Theme> theme,
            long allBefore,
            long allSince,
            double middle,
            List<ThemeShift> shifts) {
        ThemeTally past = before.get(theme);
        ThemeTally present = since.get(theme);
        if (past.votes() == 0 && present.votes() == 0) {
            return;
        }
        double m0 = past.votes() == 0 ? present.mean() : past.mean();
        double m1 = present.votes() == 0 ? past.mean() : present.mean();
        double s0 = (double) past.votes() / allBefore;
        double s1 = (double) present.votes() / allSince;
        shifts.add(
                new ThemeShift(
                        theme,
                        s0,
                        s1,
                        mean(past),
                        mean(present),
                        (s1 - s0) * ((m0 + m1) / 2 - middle),
                        (s0 + s1) / 2 * (m1 - m0)));
    }

    private static OptionalDouble mean(ThemeTally tally) {
        return tally.votes() == 0 ? OptionalDouble.empty() : OptionalDouble.of(tally.mean());
    }
}
