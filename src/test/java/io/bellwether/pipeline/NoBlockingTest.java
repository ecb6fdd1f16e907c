package io.bellwether.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.corenlp.Scorers;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Scoring runs on threads that must not block; BlockHound watches them from here on. */
@Tag("blockhound")
class NoBlockingTest {

    private static boolean isInstalled;

    @BeforeAll
    static void install() {
        try {
            BlockHound.install();
            isInstalled = true;
        } catch (RuntimeException | Error e) {
            // Java versions that forbid its kind of class redefinition: the tests below skip.
            isInstalled = false;
        }
    }

    @Test
    void blockingOnAScoringThreadIsNoticed() {
        assumeThat(isInstalled).as("BlockHound works on this JDK").isTrue();
        Mono<Integer> blocking =
                Mono.fromCallable(NoBlockingTest::readSlowly).subscribeOn(Schedulers.parallel());
        assertThatThrownBy(() -> blocking.block(Duration.ofSeconds(10)))
                .hasStackTraceContaining("Blocking call!");
    }

    @Test
    void shippedScorerDoesNotBlock() throws IOException {
        assumeThat(isInstalled).as("BlockHound works on this JDK").isTrue();
        SentimentScorer scorer = Scorers.open("linear", null);
        List<Score> scores =
                Flux.fromStream(IntStream.range(0, 200).boxed())
                        .flatMapSequential(
                                i ->
                                        Mono.fromCallable(() -> scorer.score(text(i), null))
                                                .subscribeOn(Schedulers.parallel()),
                                2,
                                1)
                        .collectList()
                        .block(Duration.ofSeconds(30));
        assertThat(scores).hasSize(200).allMatch(Score.Scored.class::isInstance);
    }

    private static String text(int i) {
        return "The " + Asset.USERS.label() + " of group " + i + " say that the app works well";
    }

    /** Reading a file blocks. */
    private static int readSlowly() throws IOException {
        try (InputStream never = new FileInputStream("/dev/null")) {
            return never.read();
        }
    }
}
