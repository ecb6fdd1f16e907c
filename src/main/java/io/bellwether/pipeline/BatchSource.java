package io.bellwether.pipeline;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where batches come from. */
public interface BatchSource {

    /**
     * Batches for as long as the subscription lasts. Each subscription is a new member with nothing
     * in memory, so that subscribing again after an error is a clean restart. Honours demand: with
     * none it reads nothing and stays a member. Ends when {@link #stop} is called, or with the
     * first error.
     */
    Flux<Batch> batches();

    /**
     * Asks for an orderly end: batches that are under way are committed within a bounded time, then
     * {@link #batches} completes, now and for every later subscription. Completes when that has
     * happened.
     */
    Mono<Void> stop();
}
