package io.bellwether.app;

import io.bellwether.dashboard.Board;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicTail;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The role {@code dashboard}: keeps a board filled from the topics that it shows. When they cannot
 * be read, the board says so and keeps what it has, and reading begins anew from their beginning.
 */
final class BoardFeed implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(3);

    private final Board board;
    private final Retry restart;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 10, "board", 60, true);
    private final TopicTail tail;

    BoardFeed(Board board, KafkaConnection connection, TopicNames names, Retry restart) {
        this.board = board;
        this.restart = restart;
        List<String> topics =
                List.of(names.alert(), names.level(), names.decision(), names.verdict());
        tail = new TopicTail(connection, topics, scheduler);
    }

    /** Never completes; ends when it is cancelled. */
    Flux<Progress> run() {
        return Flux.defer(this::read).doOnError(error -> board.fail()).retryWhen(restart);
    }

    private Flux<Progress> read() {
        board.begin();
        return tail.parts().map(this::take);
    }

    private Progress take(TopicTail.Part part) {
        board.take(part.records(), part.isCaughtUp());
        return new Progress(part.records().size(), 0, 0);
    }

    /** The reader closes its connection; an interrupt would make it complain. */
    @Override
    public void close() {
        Mono.when(scheduler.disposeGracefully()).timeout(ENDS_WITHIN).onErrorComplete().block();
    }
}
