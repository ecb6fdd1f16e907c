package io.bellwether.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeLogTest {

    private static final Instant ONSET = Instant.parse("2026-03-02T12:00:00Z");
    private static final Themes PRICE = themes(Theme.PRICE);
    private static final Themes LEAVING = themes(Theme.LEAVING);

    @Test
    void theChangeIsSplitIntoShareAndLevelOfEachTheme() {
        ThemeLog log = users();
        add(log, -3, Themes.NONE, 6, .7);
        add(log, -2, PRICE, 2, .5);
        add(log, -1, LEAVING, 2, .4);
        add(log, 0, Themes.NONE, 4, .65);
        add(log, 1, PRICE, 2, .3);
        add(log, 2, LEAVING, 4, .4);

        // From .60 to .48, so M = .54. By hand, in units of 1e-4: the rest -.2 x (.675 - .54) by
        // share and .5 x -.05 by level; price .2 x -.2 by level; leaving .2 x (.4 - .54) by share.
        assertThat(log.shifts(ONSET).stream().map(ThemeLogTest::inUnits))
                .containsExactly(
                        "other 6000 4000 7000 6500 -270 -250",
                        "price 2000 2000 5000 3000 0 -400",
                        "leaving 2000 4000 4000 4000 -280 0");
    }

    @Test
    void aThemeThatIsNewOrGoneHasTheLevelOfTheOtherSide() {
        ThemeLog log = users();
        add(log, -2, PRICE, 1, .5);
        add(log, -1, Themes.NONE, 1, .7);
        add(log, 0, LEAVING, 1, .2);
        add(log, 1, Themes.NONE, 1, .7);

        List<ThemeShift> shifts = log.shifts(ONSET);
        assertThat(shifts.getFirst().theme()).contains(Theme.LEAVING);
        assertThat(shifts.getFirst().levelBefore()).isEmpty();
        assertThat(shifts.getFirst().byShare()).isCloseTo(-.1625, within(1e-9));
        assertThat(shifts.getFirst().byLevel()).isZero();
        assertThat(shifts.get(1).levelSince()).isEmpty();
        assertThat(sum(shifts)).isCloseTo(-.15, within(1e-9));
    }

    @Test
    void onlyTheTwentyEightDaysBeforeTheOnsetAreCompared() {
        ThemeLog log = users();
        add(log, -28 * 24 - 24, PRICE, 5, .1);
        add(log, -28 * 24 + 24, Themes.NONE, 5, .6);
        add(log, 0, Themes.NONE, 5, .5);

        assertThat(log.shifts(ONSET)).hasSize(1);
        assertThat(sum(log.shifts(ONSET))).isCloseTo(-.1, within(1e-9));
    }

    @Test
    void withoutVotesOnBothSidesNothingIsCompared() {
        ThemeLog log = users();
        assertThat(log.shifts(ONSET)).isEmpty();
        add(log, 0, PRICE, 5, .1);
        assertThat(log.shifts(ONSET)).isEmpty();
        assertThat(log.shifts(ONSET.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void theLogBeginsAnewWithRulesThatWereNeverHeard() {
        ThemeLog log = users();
        add(log, -5, Themes.NONE, 9, .9);
        add(log, -4, PRICE, 9, .1);
        Themes newer = new Themes("newer", PRICE.spans());
        add(log, -3, newer, 1, .5);
        add(log, -2, PRICE, 1, .5);
        add(log, -1, newer, 1, .5);
        add(log, 0, PRICE, 1, .2);

        // Of the three votes before, two were found by the newer rules, and one by the old ones.
        ThemeShift shift = log.shifts(ONSET).getFirst();
        assertThat(shift.shareBefore()).isEqualTo(1);
        assertThat(shift.levelBefore()).hasValue(.5);
        assertThat(sum(log.shifts(ONSET))).isCloseTo(-.3, within(1e-9));
    }

    @Test
    void aThemeOfFewerThanFivePeopleOfStaffIsJoinedIntoTheRest() {
        ThemeLog log = staff();
        say(log, -3, Theme.FEAR, 9, 0);
        say(log, -2, Theme.TRUST, 9, 0);
        say(log, -1, null, 9, 0);
        say(log, 0, Theme.FEAR, 5, 0);
        say(log, 1, Theme.TRUST, 4, 0);
        say(log, 2, null, 5, 0);

        assertThat(labels(log)).containsExactlyInAnyOrder("fear", "other");
    }

    @Test
    void votesOfOnePersonMakeNoFivePeople() {
        ThemeLog log = staff();
        say(log, -2, Theme.FEAR, 9, 0);
        say(log, -1, null, 9, 0);
        for (int vote = 0; vote < 9; vote++) {
            say(log, vote, Theme.FEAR, 1, 7);
        }
        say(log, 10, null, 9, 0);

        assertThat(labels(log)).containsExactly("other");
    }

    @Test
    void fewPeopleBeforeTheOnsetAreNoMoreShownThanFewSince() {
        ThemeLog log = staff();
        say(log, -2, Theme.FEAR, 4, 0);
        say(log, -1, null, 9, 0);
        say(log, 0, Theme.FEAR, 9, 0);
        say(log, 1, null, 9, 0);

        assertThat(labels(log)).containsExactly("other");
    }

    @Test
    void aThemeIsJoinedWhenTheRestWouldTellOfFewPeople() {
        ThemeLog log = staff();
        say(log, -3, Theme.FEAR, 9, 0);
        say(log, -2, Theme.TRUST, 9, 0);
        say(log, -1, null, 9, 0);
        say(log, 0, Theme.FEAR, 9, 0);
        say(log, 1, Theme.TRUST, 6, 0);
        say(log, 2, null, 1, 0);

        assertThat(labels(log)).containsExactlyInAnyOrder("fear", "other");
    }

    @Test
    void fourPeopleInAllAreNotShownAtAll() {
        ThemeLog log = staff();
        say(log, -1, null, 9, 0);
        say(log, 0, Theme.FEAR, 3, 0);
        say(log, 1, null, 3, 1);

        assertThat(log.shifts(ONSET)).isEmpty();
    }

    @Test
    void peopleWhoCannotBeToldApartAreNone() {
        ThemeLog log = staff();
        say(log, -1, null, 9, 0);
        for (int vote = 0; vote < 9; vote++) {
            log.add(ONSET.plusSeconds(vote), Themes.NONE, .5, 0);
        }

        assertThat(log.shifts(ONSET)).isEmpty();
    }

    /** Three people who answer every week are three, and five on one day are five. */
    @Test
    void namelessPeopleOfSeveralDaysCountAsTheMostOfAnyOne() {
        ThemeLog log = staff();
        say(log, -30, null, 9, 0);
        poll(log, 0, 3);
        poll(log, 7, 3);
        poll(log, 14, 4);
        assertThat(copy(log, Asset.STAFF, 5).shifts(ONSET)).isEmpty();
        poll(log, 14, 1);
        assertThat(labels(log)).containsExactly("other");
    }

    /**
     * An older state, or one that somebody changed, knows another floor: that of the code holds.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aStateWithALowerFloorTellsOfNobodyBelowThatOfTheCode(int floorThen) {
        ThemeLog lower = knowing(new ThemeLog(Asset.STAFF, floorThen), Theme.FEAR);
        say(lower, -1, null, 4, 0);
        say(lower, 1, null, 4, 0);
        assertThat(lower.shifts(ONSET)).isNotEmpty();

        ThemeLog restored = copy(lower, Asset.STAFF, 5);
        assertThat(restored.shifts(ONSET)).isEmpty();
        say(restored, -1, null, 5, 0);
        say(restored, 1, null, 4, 0);
        assertThat(restored.shifts(ONSET)).isEmpty();
        say(restored, 1, null, 1, 4);
        assertThat(labels(restored)).containsExactly("other");
    }

    @Test
    void aStateOfAnotherAssetIsRefused() {
        assertThatThrownBy(() -> copy(users(), Asset.STAFF, 5))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("themes of another asset than staff");
    }

    private static void poll(ThemeLog log, int day, int answers) {
        for (int hour = 0; hour < answers; hour++) {
            Instant at = ONSET.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
            log.add(at, Themes.NONE, .4, ThemeLog.NAMELESS);
        }
    }

    @Property(tries = 200)
    void thePartsAddUpToTheChangeOfTheMean(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 2, max = 60) int votes) {
        SplittableRandom random = new SplittableRandom(seed);
        ThemeLog log = users();
        long[] sums = new long[2];
        int[] counts = new int[2];
        for (int i = 0; i < votes; i++) {
            int side = 2 * i < votes ? 0 : 1;
            long level = random.nextLong(10_001);
            sums[side] += level;
            counts[side]++;
            int theme = random.nextInt(5);
            Themes about = theme == 4 ? Themes.NONE : themes(Theme.of(Asset.USERS).get(theme));
            log.add(ONSET.plusSeconds(side == 0 ? i - 4000L : i), about, level / 1e4, 0);
        }
        double change = sums[1] / 1e4 / counts[1] - sums[0] / 1e4 / counts[0];

        List<ThemeShift> shifts = log.shifts(ONSET);
        assertThat(sum(shifts)).isCloseTo(change, within(1e-12));
        assertThat(shifts.stream().mapToDouble(ThemeShift::shareSince).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(shifts).isSortedAccordingTo((a, b) -> Double.compare(size(b), size(a)));
    }

    /** Hours that were joined to days, and a restored log, say the same. */
    @Property(tries = 50)
    void neitherJoiningHoursNorASnapshotChangesWhatIsSaid(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ThemeLog log = new ThemeLog(Asset.STAFF, 5);
        ThemeLog restored = log;
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        List<ThemeShift> early = List.of();
        for (int hour = -40 * 24; hour < 40 * 24; hour++) {
            Instant at = midnight.plus(Duration.ofHours(hour));
            Themes about = random.nextBoolean() ? Themes.NONE : themes(Theme.FEAR);
            double level = random.nextInt(10_001) / 1e4;
            long person = random.nextLong(1, 31);
            if (random.nextInt(100) == 0) {
                restored = copy(restored, Asset.STAFF, 5);
            }
            log.add(at, about, level, person);
            if (restored != log) {
                restored.add(at, about, level, person);
            }
            if (hour == 13 * 24) {
                early = log.shifts(midnight);
            }
        }

        ThemeLog again = new ThemeLog(Asset.STAFF, 5);
        again.replaceBy(log);
        assertThat(bytes(copy(log, Asset.STAFF, 5))).isEqualTo(bytes(log));
        assertThat(again.shifts(midnight)).isEqualTo(log.shifts(midnight));
        assertThat(restored.shifts(midnight)).isEqualTo(log.shifts(midnight));
        assertThat(levelsBefore(log.shifts(midnight))).isEqualTo(levelsBefore(early)).hasSize(2);
    }

    @Test
    void whatIsMoreThanAHundredAndTwentyDaysOldIsForgotten() {
        ThemeLog log = users();
        add(log, -1, PRICE, 1, .5);
        add(log, 0, PRICE, 1, .5);
        int full = bytes(log).length;
        add(log, 121 * 24 + 12, PRICE, 1, .5);

        assertThat(bytes(log).length).isLessThan(full);
        assertThat(log.shifts(ONSET)).isEmpty();
    }

    private static ThemeLog users() {
        return knowing(new ThemeLog(Asset.USERS, 0), Theme.PRICE);
    }

    private static ThemeLog staff() {
        return knowing(new ThemeLog(Asset.STAFF, 5), Theme.FEAR);
    }

    /** The rules were heard long ago, so that the first theme of a test forgets nothing. */
    private static ThemeLog knowing(ThemeLog log, Theme theme) {
        log.add(ONSET.minus(Duration.ofDays(60)), themes(theme), .5, 1);
        return log;
    }

    private static Map<String, OptionalDouble> levelsBefore(List<ThemeShift> shifts) {
        return shifts.stream()
                .collect(Collectors.toMap(ThemeShift::label, ThemeShift::levelBefore));
    }

    /** Votes of as many people, numbered from {@code first}. */
    private static void say(ThemeLog log, int hour, @Nullable Theme about, int people, int first) {
        for (int person = 0; person < people; person++) {
            log.add(
                    ONSET.plus(Duration.ofHours(hour)),
                    about == null ? Themes.NONE : themes(about),
                    .5,
                    1 + first + person);
        }
    }

    private static List<String> labels(ThemeLog log) {
        return log.shifts(ONSET).stream().map(ThemeShift::label).toList();
    }

    private static void add(ThemeLog log, int hour, Themes about, int votes, double level) {
        for (int vote = 0; vote < votes; vote++) {
            log.add(ONSET.plus(Duration.ofHours(hour)), about, level, 0);
        }
    }

    private static Themes themes(Theme theme) {
        return new Themes("rules", List.of(new ThemeSpan(theme, 0, 1)));
    }

    private static String inUnits(ThemeShift shift) {
        return Stream.of(
                        shift.shareBefore(),
                        shift.shareSince(),
                        shift.levelBefore().orElseThrow(),
                        shift.levelSince().orElseThrow(),
                        shift.byShare(),
                        shift.byLevel())
                .map(value -> Long.toString(Math.round(value * 1e4)))
                .collect(Collectors.joining(" ", shift.label() + " ", ""));
    }

    private static double sum(List<ThemeShift> shifts) {
        return shifts.stream().mapToDouble(ThemeShift::total).sum();
    }

    private static double size(ThemeShift shift) {
        return Math.abs(shift.total());
    }

    private static byte[] bytes(ThemeLog log) {
        StateWriter state = new StateWriter();
        log.writeTo(state);
        return state.toByteArray();
    }

    private static ThemeLog copy(ThemeLog log, Asset asset, int floor) {
        return ThemeLog.restore(asset, floor, new StateReader(bytes(log)));
    }
}
