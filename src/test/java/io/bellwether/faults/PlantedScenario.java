package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** A scenario that finds one bug. */
enum PlantedScenario {
    SCORER_DIES_BEFORE_ITS_COMMIT(PlantedBug.OFFSETS_OUTSIDE),
    ROLLED_BACK_ENTRIES_IN_THE_JOURNAL(PlantedBug.UNCOMMITTED_READ),
    MONITOR_DIES_AND_FORGETS(PlantedBug.NO_RESTORE),
    MONITOR_DIES_AND_REPEATS_ITSELF(PlantedBug.OUTPUT_WHILE_RESTORING);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static final String JOURNAL = new ExactlyOnceJournal().promise();

    private static final String ASIDE = new JournalledOrSetAside().promise();
    private static final String ORDER = new SourceOrder().promise();
    private static final String ALERTS = new ExactlyOnceAlerts().promise();
    private static final String LEVELS = new ExactlyOnceLevels().promise();
    private static final String STATE = new StateOfTheJournal().promise();

    private final PlantedBug bug;

    PlantedScenario(PlantedBug bug) {
        this.bug = bug;
    }

    /** What it finds. */
    PlantedBug bug() {
        return bug;
    }

    /** As long as it takes to see what the bug breaks. */
    Feed feed(long seed) {
        return this == MONITOR_DIES_AND_FORGETS ? Extent.feedWithAlerts(seed) : Extent.feed(seed);
    }

    /** Kills where it matters, and lets the next one go on; with the bug where it is asked. */
    void play(Deployment deployment, boolean isPlanted) {
        Launch score = deployment.launch("score", "s1");
        Launch monitor = deployment.launch("monitor", "m1");
        switch (this) {
            case SCORER_DIES_BEFORE_ITS_COMMIT -> {
                score = planted(score, isPlanted);
                deployment.start(monitor);
                die(deployment, score.armed("AFTER_OFFSETS", 4));
                deployment.start(score);
            }
            case ROLLED_BACK_ENTRIES_IN_THE_JOURNAL -> {
                deployment.start(planted(monitor, isPlanted));
                die(deployment, score.armed("AFTER_OFFSETS", 4));
                deployment.start(score);
            }
            case MONITOR_DIES_AND_FORGETS, MONITOR_DIES_AND_REPEATS_ITSELF -> {
                monitor = planted(monitor, isPlanted);
                deployment.start(score);
                die(deployment, monitor.armed("AFTER_COMMIT", 6));
                deployment.start(monitor);
            }
        }
    }

    private Launch planted(Launch launch, boolean isPlanted) {
        return isPlanted ? PlantedMain.with(bug, launch) : launch;
    }

    private static void die(Deployment deployment, Launch launch) {
        MemberProcess doomed = deployment.start(launch);
        assertThat(doomed.exitStatus(PATIENCE)).as(doomed::logged).isEqualTo(MemberProcess.KILLED);
    }

    /** Promises that the bug breaks. */
    List<String> broken() {
        return switch (this) {
            case SCORER_DIES_BEFORE_ITS_COMMIT -> List.of(JOURNAL, ORDER, ASIDE);
            case ROLLED_BACK_ENTRIES_IN_THE_JOURNAL, MONITOR_DIES_AND_REPEATS_ITSELF ->
                    List.of(LEVELS);
            case MONITOR_DIES_AND_FORGETS -> List.of(ALERTS, LEVELS, STATE);
        };
    }

    /** Promises that it does not touch. */
    List<String> kept() {
        return bug == PlantedBug.OFFSETS_OUTSIDE
                ? List.of(LEVELS, STATE)
                : List.of(JOURNAL, ORDER, ASIDE);
    }
}
