package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.replay.JournalListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayTest {

    private static final long MANY = 20_000;

    private final Input input = new Input.ScorerReplaced("r1", Asset.USERS, "new", Instant.EPOCH);

    @Test
    void everythingIsTakenInOrderByTheEnd() {
        List<Long> taken = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        JournalListener taker =
                new JournalListener() {
                    @Override
                    public void take(Input ignored, Instant writtenAt) {
                        taken.add(writtenAt.getEpochSecond());
                    }

                    @Override
                    public void end() {
                        ends.add(taken.size());
                    }
                };
        try (Relay relay = Relay.to(taker)) {
            LongStream.range(0, MANY).forEach(i -> relay.take(input, Instant.ofEpochSecond(i)));
            relay.end();
        }
        assertThat(taken).containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
        assertThat(ends).containsExactly((int) MANY);
    }

    @Test
    void whatTheTakerThrowsReachesTheReader() {
        JournalListener broken =
                (ignored, writtenAt) -> {
                    throw new IllegalStateException("broken");
                };
        try (Relay relay = Relay.to(broken)) {
            assertThatThrownBy(
                            () -> {
                                for (long i = 0; i < MANY; i++) {
                                    relay.take(input, Instant.EPOCH);
                                }
                                relay.end();
                            })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken");
        }
    }

    @Test
    void aReaderThatFailsEndsTheTaker() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        try (Relay relay =
                Relay.to((ignored, writtenAt) -> thread.complete(Thread.currentThread()))) {
            for (int i = 0; i < 1_000; i++) {
                relay.take(input, Instant.EPOCH);
            }
            assertThat(thread.join().isAlive()).isTrue();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !thread.join().isAlive());
    }
}
