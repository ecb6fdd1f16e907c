package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.DetectorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small races; the seeds are fixed, so the outcomes are. */
class CourseTest {

    private static final int DAY = 24;
    private static final World WORLD = World.ideal().withSeason().withTopics();
    private static final Entrant OURS =
            new Entrant("ours", truth -> BellwetherPeer.of(DetectorSettings.defaults()));

    @Test
    void theOracleSeesADropBeforeTheOthersDo() throws InterruptedException {
        List<Entrant> entrants =
                List.of(
                        Tunable.oracle(.1).at(8.1),
                        OURS,
                        new Entrant("CUSUM", truth -> new RulePeer(new CusumRule(42))),
                        new Entrant("EWMA", truth -> new RulePeer(new EwmaRule(6.4))));
        Delays.Plan plan = new Delays.Plan(.1, 60 * DAY, 7 * DAY, 28 * DAY, 8);
        List<Delays.Summary> summaries = delays(plan, entrants);
        double oracle = summaries.getFirst().mean();
        assertThat(oracle).isLessThan(20);
        assertThat(summaries.subList(1, 4)).allMatch(each -> each.mean() > oracle);
    }

    @Test
    void oursSeesALargeDropWithinADay() throws InterruptedException {
        Delays.Plan plan = new Delays.Plan(.2, 60 * DAY, 7 * DAY, 28 * DAY, 4);
        Delays.Summary ours = delays(plan, List.of(OURS)).getFirst();
        assertThat(ours.seen()).isEqualTo(4);
        assertThat(ours.median()).isLessThan(24);
    }

    @Test
    void whatIsNotSeenHasTheLengthOfTheCrisis() throws InterruptedException {
        Entrant blind = new Entrant("blind", truth -> new RulePeer((at, level) -> false));
        Delays.Plan plan = new Delays.Plan(.2, 10 * DAY, DAY, 3 * DAY, 2);
        Delays.Summary summary = delays(plan, List.of(blind)).getFirst();
        assertThat(summary.seen()).isZero();
        assertThat(summary.mean()).isEqualTo(72);
    }

    @Test
    void aCrisisThatFindsAnAlertOpenIsLeftOut() throws InterruptedException {
        Entrant noisy = new Entrant("noisy", truth -> new RulePeer((at, level) -> true));
        Delays.Plan plan = new Delays.Plan(.2, 10 * DAY, DAY, 3 * DAY, 2);
        Delays.Summary summary = delays(plan, List.of(noisy)).getFirst();
        assertThat(summary.leftOut()).isEqualTo(2);
        assertThat(summary.hours()).isEmpty();
    }

    @Test
    void aThresholdCriesWolfWhereOursDoesNot() throws InterruptedException {
        Entrant threshold = new Entrant("threshold", truth -> new RulePeer(new ThresholdRule(.13)));
        try (Workers workers = new Workers(2, () -> {})) {
            List<FalseAlarms.Count> counts =
                    FalseAlarms.measure(
                            FalseAlarms.Plan.of(WORLD, 2), 1, List.of(OURS, threshold), workers);
            assertThat(counts.get(0).alarms()).isLessThan(4);
            assertThat(counts.get(1).alarms()).isGreaterThan(20);
        }
    }

    @Test
    void alarmsOfTheWarmUpAreNotCountedButTheirAlertMayStillBeOpen() throws InterruptedException {
        long firstDay = Simulator.FIRST_HOUR * 3600;
        long lastOfWarmUp = firstDay + 28 * DAY * 3600L - 3600;
        Entrant once =
                new Entrant(
                        "once",
                        truth -> new RulePeer((at, level) -> at / 3600 == lastOfWarmUp / 3600));
        try (Workers workers = new Workers(1, () -> {})) {
            FalseAlarms.Count count =
                    FalseAlarms.measure(
                                    FalseAlarms.Plan.of(World.quiet(5, 0), 1),
                                    1,
                                    List.of(once),
                                    workers)
                            .getFirst();
            assertThat(count.alarms()).isZero();
            assertThat(count.repeated()).isZero();
            assertThat(count.openDays()).isEqualTo(6);
        }
    }

    private static List<Delays.Summary> delays(Delays.Plan plan, List<Entrant> entrants)
            throws InterruptedException {
        try (Workers workers = new Workers(2, () -> {})) {
            return Delays.measure(WORLD, plan, 1, entrants, workers);
        }
    }
}
