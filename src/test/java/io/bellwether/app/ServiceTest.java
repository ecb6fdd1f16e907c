package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The ends of a service, without a broker. */
class ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Nobody listens there, and the clients find that out soon. */
    private static final KafkaConnection NOBODY =
            new KafkaConnection(
                    "localhost:1",
                    Map.of(
                            "max.block.ms", "300",
                            "request.timeout.ms", "400",
                            "default.api.timeout.ms", "500"));

    @Test
    void serviceThatIsClosedWhileItsRolesCannotReachTheBrokerEnds() throws Exception {
        Service service = service();
        service.start(EnumSet.of(Role.MONITOR), () -> BiasedScorer.of("none", 0));
        assertThat(service.await(Duration.ofSeconds(2))).isFalse();
        service.close();
        assertThat(service.await(PATIENCE)).isTrue();
    }

    @Test
    void serviceThatWasClosedBeforeItsStartDoesNotStart() throws Exception {
        Service service = service();
        service.close();
        service.start(EnumSet.allOf(Role.class), ServiceTest::noScorer);
        assertThat(service.await(PATIENCE)).isTrue();
    }

    /** As a signal and the command that it ends do. */
    @Test
    void serviceThatIsClosedByTwoAtOnceEndsOnce() throws Exception {
        Service service = service();
        service.start(EnumSet.of(Role.MONITOR), () -> BiasedScorer.of("none", 0));
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> close =
                () -> {
                    together.await();
                    service.close();
                    return service.await(Duration.ZERO);
                };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> isOver : two.invokeAll(List.of(close, close))) {
                assertThat(isOver.get()).isTrue();
            }
        }
    }

    @Test
    void stopThatCameBeforeThereWasAnythingToStopIsNotForgotten() {
        AtomicInteger stopped = new AtomicInteger();
        try (Shutdown shutdown = Shutdown.listen()) {
            Thread signal = new Thread(shutdown::signalled);
            signal.start();
            while (signal.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            shutdown.stopsWith(stopped::incrementAndGet);
            assertThat(stopped).hasValue(1);
        }
    }

    private static Service service() {
        return new Service(
                Configuration.load(null, Map.of(), List.of()),
                NOBODY,
                TopicNames.standard(),
                "test",
                AuthorNaming.asGiven());
    }

    private static SentimentScorer noScorer() {
        throw new AssertionError("nothing is to be scored");
    }
}
