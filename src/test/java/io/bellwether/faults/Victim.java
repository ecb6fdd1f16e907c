package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.faults.Groups.Role;
import java.time.Duration;

/** Whom a fault meets: a member that has work. */
record Victim(Role role, Launch launch, MemberProcess process) {

    private static final int TRIES = 400;
    private static final Duration PUT_OUT_WITHIN = Duration.ofMinutes(1);

    /**
     * SIGSTOP, and SIGCONT again until it has happened in mid-transaction: a moment between
     * transactions is likelier, and proves less.
     *
     * @throws AssertionError when that does not succeed while there is something to score
     */
    void stopInTransaction(Groups groups) {
        int tries = 0;
        while (true) {
            tries++;
            process.stop();
            if (groups.isInTransaction(role, instance())) {
                return;
            }
            process.resume();
            boolean isLeft = groups.unscored() > 0;
            assertThat(isLeft && tries < TRIES)
                    .as(this + " in mid-transaction; " + tries + " tries met it in none")
                    .isTrue();
        }
    }

    /** Lets one that stood still go on, and waits until it knows that others are in its place. */
    void resumePutOut() {
        int told = process.logged().length();
        process.resume();
        await(this + " is put out")
                .atMost(PUT_OUT_WITHIN)
                .until(() -> process.logged().substring(told).contains("a role starts anew after"));
    }

    String instance() {
        return launch.instance();
    }

    @Override
    public String toString() {
        return launch.instance();
    }
}
