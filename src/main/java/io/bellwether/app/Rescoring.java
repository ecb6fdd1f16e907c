package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.pipeline.Again;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.Optional;
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

    /**
     * {@code texts} with their new scores and themes, in their order; empty where the scorer breaks
     * on the text, as it may on any. Blocks.
     */
    List<Optional<ScoredFeedback>> score(List<Again> texts) {
        List<Optional<ScoredFeedback>> scores =
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

    private List<Optional<ScoredFeedback>> scoreOneByOne(List<Again> texts) {
        return texts.stream().map(this::score).toList();
    }

    private Optional<ScoredFeedback> score(Again again) {
        try {
            return Optional.of(
                    again.entry().again(again.feedback(), scorer, ShippedThemes.rules()));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
