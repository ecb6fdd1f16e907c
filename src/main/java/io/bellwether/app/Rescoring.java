package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.pipeline.Again;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Scores texts again, several side by side. Safe for several threads; to be closed. */
final class Rescoring implements AutoCloseable {

    private static final int TEXTS_AT_ONCE = 64;
    private static final int PREFETCH = 2;

    private final SentimentScorer scorer;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Scheduler scheduler = Schedulers.newParallel("rescoring", cores);

    Rescoring(SentimentScorer scorer) {
        this.scorer = scorer;
    }

    /** {@code texts} with their new scores and themes, in their order. Blocks. */
    List<ScoredFeedback> score(List<Again> texts) {
        List<ScoredFeedback> scores =
                Flux.fromIterable(texts)
                        .buffer(TEXTS_AT_ONCE)
                        .flatMapSequential(
                                some ->
                                        Mono.fromCallable(() -> scoreOneByOne(some))
                                                .subscribeOn(scheduler),
                                cores,
                                PREFETCH)
                        .concatMapIterable(some -> some, PREFETCH)
                        .collectList()
                        .block();
        if (scores == null) {
            throw new IllegalStateException("texts ended without scores");
        }
        return scores;
    }

    private List<ScoredFeedback> scoreOneByOne(List<Again> texts) {
        return texts.stream()
                .map(again -> again.entry().again(again.feedback(), scorer, ShippedThemes.rules()))
                .toList();
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
