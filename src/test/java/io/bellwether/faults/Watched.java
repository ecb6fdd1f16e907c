package io.bellwether.faults;

import java.time.Duration;

/** Waits for the monitors alone, while nobody scores. */
final class Watched {

    private Watched() {}

    /** Until no journal entry is left that is not watched. */
    static void await(Deployment deployment, Duration patience) {
        org.awaitility.Awaitility.await("the journal is watched")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(250))
                .until(deployment.groups()::isWatched);
    }
}
