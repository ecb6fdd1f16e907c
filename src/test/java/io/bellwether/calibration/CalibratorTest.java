package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    private static final CalibrationSettings SETTINGS =
            new CalibrationSettings(List.of(.25), List.of(.1, .2), 6, 20, 5);

    @Test
    void busyPastKeepsItsPromiseAndShowsDropsSoon() {
        Calibration busy = calibration(Moods.texts(1, 70, 8, Moods.topics(2, 70)));
        for (BudgetOutcome budget : busy.budgets()) {
            assertThat(budget.watchedYears()).isBetween(.6, 1.0);
            assertThat(budget.interval().low()).isLessThanOrEqualTo(budget.promised());
        }
        DropOutcome large = busy.drops().get(2);
        assertThat(large.size()).isEqualTo(.2);
        assertThat(large.share()).isGreaterThan(.9);
        assertThat(large.medianDays()).isLessThan(3);
        assertThat(busy.drops().get(0).share()).isLessThan(.2);
        assertThat(busy.models()).extracting(SignalModel::signal).containsExactly(Signal.TEXT);
    }

    @Test
    void quietPastShowsDropsLateOrNever() {
        Calibration quiet = calibration(Moods.texts(3, 120, .15, hour -> .55));
        DropOutcome small = quiet.drops().get(1);
        assertThat(small.tries()).isGreaterThan(12);
        assertThat(small.share()).isLessThan(.7);
        assertThat(quiet.drops().get(2).medianDays()).isGreaterThan(3);
    }

    @Test
    void crisisInThePastIsToldAndLeftOutOfTheSurrogates() {
        Moods.Course crisis = hour -> hour / 24 >= 40 && hour / 24 < 52 ? .25 : .55;
        Calibration found = calibration(Moods.texts(4, 84, 4, crisis));
        BudgetOutcome yearly = found.budgets().get(1);
        assertThat(yearly.alerts()).hasSize(1);
        assertThat(yearly.alerts().getFirst().onset())
                .isBetween(
                        Moods.START.plus(Duration.ofDays(39)),
                        Moods.START.plus(Duration.ofDays(41)));
        assertThat(found.shareInAlert()).isBetween(.1, .3);
        assertThat(yearly.interval().low()).isLessThanOrEqualTo(1);
    }

    @Test
    void dropThatTheLevelHasNoRoomForIsNotTried() {
        Calibration low = calibration(Moods.stars(5, 60, 1, hour -> .15));
        assertThat(low.drops()).extracting(DropOutcome::hasRoom).containsExactly(true, true, false);
        assertThat(low.drops().get(2).tries()).isZero();
        assertThat(CalibrationText.of(low)).contains("0.2    the level lies too low");
    }

    @Test
    void pastThatIsTooShortSaysWhatIsMissing() {
        Calibration brief = calibration(Moods.texts(6, 10, 1, hour -> .5));
        assertThat(brief.hasLearned()).isFalse();
        assertThat(CalibrationText.of(brief)).contains("14 days", "30 votes");
        assertThat(CalibrationCharts.svg(calibration(List.of()))).isEmpty();
    }

    @Test
    void daysOfLearningAreToldAsConfigured() {
        MonitorSettings defaults = MonitorSettings.defaults();
        MonitorSettings patient =
                new MonitorSettings(
                        new DetectorSettings(1, .02, 3, 40, 500, ZoneOffset.UTC),
                        defaults.lateness(),
                        defaults.authorWindow(),
                        defaults.onePerPersonSources());
        Calibration brief = calibration(Moods.texts(6, 30, 1, hour -> .5), patient);
        assertThat(brief.hasLearned()).isFalse();
        assertThat(CalibrationText.of(brief)).contains("it takes 40 days (learningDays)");
    }

    @Test
    void pastThatJustLearnedGivesRatesButNoDrops() {
        Calibration brief = calibration(Moods.texts(7, 20, 2, hour -> .5));
        assertThat(brief.horizonDays()).isZero();
        assertThat(brief.budgets().getFirst().watchedYears()).isGreaterThan(0);
        assertThat(CalibrationText.of(brief)).contains("too short after the learning");
    }

    @Test
    void starsOfTextsWithoutAScoreAreVotes() {
        List<Vote> votes = Moods.foreign(2, Moods.stars(12, 50, 2, hour -> .6));
        Calibration found = calibration(votes);
        assertThat(found.overview().votes()).isEqualTo(votes.size());
        assertThat(found.overview().notScored()).isEqualTo((votes.size() + 1) / 2);
        assertThat(found.models())
                .extracting(SignalModel::signal)
                .containsExactly(Signal.TEXT, Signal.RATING);
        Calibration stars = calibration(Moods.foreign(1, votes));
        assertThat(stars.models()).extracting(SignalModel::signal).containsExactly(Signal.RATING);
        assertThat(stars.drops().get(1).tries()).isPositive();
    }

    @Test
    void dataGapInThePastLeavesTheCurveWhole() {
        List<Vote> votes =
                Moods.texts(10, 60, 4, hour -> .5).stream()
                        .filter(vote -> !isBetween(vote, 40, 44) && !isBetween(vote, 55, 59))
                        .toList();
        Calibration gaps = calibration(votes);
        assertThat(gaps.levels()).anyMatch(level -> level.votes() == 0);
        assertThat(CalibrationCharts.svg(gaps)).contains("users: level").doesNotContain("NaN");
    }

    @Test
    void budgetUnderWhichNothingWasWatchedHasNoRateInThePicture() {
        Calibration found = calibration(Moods.texts(11, 40, 4, hour -> .5));
        BudgetOutcome none = new BudgetOutcome(.5, List.of(), 0, 0);
        Calibration some = withBudgets(found, List.of(none, found.budgets().get(1)));
        assertThat(CalibrationCharts.svg(some)).contains("one in 1 year").doesNotContain("NaN");
        Calibration nothing = withBudgets(found, List.of(none));
        assertThat(CalibrationCharts.svg(nothing)).doesNotContain("False alarms a year");
    }

    private static boolean isBetween(Vote vote, int fromDay, int toDay) {
        double day = Hours.between(Moods.START, vote.eventTime()) / 24;
        return day >= fromDay && day < toDay;
    }

    private static Calibration withBudgets(Calibration from, List<BudgetOutcome> budgets) {
        return new Calibration(
                from.overview(),
                from.learningDays(),
                from.models(),
                from.isWithheld(),
                from.configuredYears(),
                budgets,
                from.shareInAlert(),
                from.drops(),
                from.horizonDays(),
                from.settings(),
                from.levels());
    }

    @Test
    void samePastGivesTheSameWordsAndPictures() {
        List<Vote> votes = Moods.stars(8, 50, 1, Moods.topics(9, 50));
        Calibration one = calibration(votes);
        Calibration other = calibration(votes);
        assertThat(CalibrationText.of(one)).isEqualTo(CalibrationText.of(other));
        assertThat(CalibrationCharts.svg(one)).isEqualTo(CalibrationCharts.svg(other));
        assertThat(one.models())
                .extracting(SignalModel::signal)
                .containsExactly(Signal.TEXT, Signal.RATING);
    }

    private static Calibration calibration(List<Vote> votes) {
        return calibration(votes, MonitorSettings.defaults());
    }

    private static Calibration calibration(List<Vote> votes, MonitorSettings settings) {
        Calibrator calibrator =
                new Calibrator(Asset.USERS, Moods.feedback(Asset.USERS, votes), settings, SETTINGS);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < calibrator.trials(); i++) {
            trials.add(calibrator.trial(i));
        }
        return calibrator.report(trials);
    }
}
