package io.bellwether.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Lets a fault last: what happens meanwhile is for the guarantees to see. */
final class Pause {

    private Pause() {}

    static void of(Duration howLong) {
        await().pollDelay(howLong).atMost(howLong.plusSeconds(10)).until(() -> true);
    }
}
