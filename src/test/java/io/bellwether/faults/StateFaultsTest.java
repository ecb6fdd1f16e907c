package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** State topics that hold what a monitor must not take for its state. */
@Tag("faults")
class StateFaultsTest {

    private static final long SEED = 31;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void monitorPassesADamagedAndAnIncompleteSnapshotOverForTheOneBefore() {
        Feed feed = Extent.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            String servers = deployment.servers();
            feed.write(servers);
            Launch score = deployment.launch("score", "s1");
            MemberProcess first =
                    deployment.start(
                            deployment.launch("monitor", "m1").set("snapshotEveryRecords=100"));
            MemberProcess scorer = deployment.start(score);
            deployment.awaitDone(PATIENCE);
            scorer.kill();
            first.kill();

            StatePiece users = StatePiece.newest(servers, Asset.USERS);
            StatePiece staff = StatePiece.newest(servers, Asset.STAFF);
            StatePiece usersBefore = before(servers, users);
            assertThat(usersBefore.journalOffset()).isLessThan(users.journalOffset());
            users.damaged().write(servers);
            staff.ofIncompleteNext().write(servers);

            deployment.start(score);
            MemberProcess second = deployment.start(deployment.launch("monitor", "m2"));
            awaitRestored(second);
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            assertThat(second.logged())
                    .contains("users: snapshot " + users.sequence() + " is damaged")
                    .contains("staff: snapshot " + (staff.sequence() + 1) + " is incomplete");
            assertThat(Restores.of(second, Asset.USERS)).contains(usersBefore.journalOffset());
            assertThat(Restores.of(second, Asset.STAFF)).contains(staff.journalOffset());
            Guarantees.always().hold(deployment.observe(feed));
        }
    }

    @Test
    void monitorRefusesTheStateOfALaterVersionAndSaysWhatToDo() {
        try (Deployment deployment = Deployment.open(1)) {
            StatePiece.ofLaterVersion(Asset.USERS).write(deployment.servers());
            MemberProcess monitor = deployment.start(deployment.launch("monitor", "m1"));
            assertThat(monitor.exitStatus()).isEqualTo(1);
            assertThat(monitor.logged())
                    .contains("the state of users in bellwether.state.v1 was written by a newer")
                    .contains("run that version, or delete the topic and run 'bellwether topics'");
        }
    }

    private static void awaitRestored(MemberProcess monitor) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                Stream.of(Asset.values())
                                        .noneMatch(asset -> Restores.of(monitor, asset).isEmpty()));
    }

    private static StatePiece before(String servers, StatePiece newest) {
        return StatePiece.firstPieces(servers, Asset.USERS).stream()
                .filter(piece -> piece.sequence() == newest.sequence() - 1)
                .findFirst()
                .orElseThrow();
    }
}
