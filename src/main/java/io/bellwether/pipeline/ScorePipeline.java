package io.bellwether.pipeline;

import io.bellwether.monitor.Input;
import io.bellwether.pipeline.RecordScorer.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The role {@code score}: reads feedback, scores it and writes the journal, each record exactly
 * once. Holds no state, so any number of members can share the work.
 */
public final class ScorePipeline {

    private static final int LARGEST_CHUNK = 64;

    private final BatchSource source;
    private final RecordScorer scorer;
    private final ChunkScorer chunks;
    private final Scheduler scoring;
    private final int parallelism;
    private final Retry restart;
    private final ScoringListener listener;

    /**
     * @param scoring runs the scorer, on as many threads as {@code parallelism} says
     * @param restart when and how often the role starts anew after an error, see {@link Restarts}
     * @param listener hears what scoring takes
     */
    public ScorePipeline(
            BatchSource source,
            RecordScorer scorer,
            Scheduler scoring,
            int parallelism,
            Retry restart,
            ScoringListener listener) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism " + parallelism + " is below 1");
        }
        this.source = source;
        this.scorer = scorer;
        this.chunks = new ChunkScorer(scorer);
        this.scoring = scoring;
        this.parallelism = parallelism;
        this.restart = restart;
        this.listener = listener;
    }

    /**
     * Runs the role: one element for each committed batch. Completes after the source's {@link
     * BatchSource#stop}; fails when {@code restart} gives up.
     *
     * <p>While one batch is committed the next is scored and a third is fetched, so no more than
     * three are in memory.
     */
    public Flux<Progress> run() {
        return source.batches()
                .transform(this::score)
                .transform(ScorePipeline::commit)
                .checkpoint("score")
                .retryWhen(restart);
    }

    /**
     * Scores batches one after the other, on the scoring threads and outside any transaction, so
     * that a slow text cannot run into the transaction's time limit. Demands one batch ahead.
     */
    private Flux<Scored> score(Flux<Batch> batches) {
        return batches.concatMap(this::scoreBatch, 1);
    }

    /** Commits in order, one at a time; demands one scored batch ahead. */
    private static Flux<Progress> commit(Flux<Scored> scored) {
        return scored.concatMap(Scored::commit, 1);
    }

    /** Bounded concurrency, order kept. */
    private Mono<Scored> scoreBatch(Batch batch) {
        long begun = System.nanoTime();
        Mono<List<List<OutputRecord>>> past =
                Flux.fromIterable(chunksOf(batch.again()))
                        .flatMapSequential(this::scoreAgain, parallelism, 1)
                        .collectList();
        Mono<List<List<Made>>> present =
                Flux.fromIterable(chunksOf(batch.records()))
                        .flatMapSequential(this::scoreChunk, parallelism, 1)
                        .collectList();
        return past.flatMap(again -> present.map(made -> scored(batch, again, made, begun)));
    }

    private Mono<List<OutputRecord>> scoreAgain(List<Again> chunk) {
        return Mono.fromSupplier(
                        () ->
                                chunk.stream()
                                        .map(scorer::scoreAgain)
                                        .flatMap(Optional::stream)
                                        .toList())
                .subscribeOn(scoring);
    }

    private Mono<List<Made>> scoreChunk(List<InputRecord> chunk) {
        return Mono.fromSupplier(() -> chunks.apply(chunk)).subscribeOn(scoring);
    }

    /** Small enough that all threads have work, large enough that handing over costs nothing. */
    private <T> List<List<T>> chunksOf(List<T> records) {
        int even = (records.size() + parallelism * 4 - 1) / (parallelism * 4);
        int size = Math.max(1, Math.min(LARGEST_CHUNK, even));
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            parts.add(records.subList(from, Math.min(records.size(), from + size)));
        }
        return parts;
    }

    private Scored scored(
            Batch batch, List<List<OutputRecord>> again, List<List<Made>> chunks, long begun) {
        List<OutputRecord> outputs = new ArrayList<>();
        for (Input.Heartbeat heartbeat : batch.heartbeats()) {
            outputs.addAll(scorer.heartbeat(heartbeat));
        }
        Map<ScoringResult, Integer> results = new EnumMap<>(ScoringResult.class);
        for (List<OutputRecord> chunk : again) {
            outputs.addAll(chunk);
            results.merge(ScoringResult.RESCORED, chunk.size(), Integer::sum);
        }
        batch.replaced().forEach(replaced -> outputs.add(scorer.replaced(replaced)));
        Map<String, Instant> eventTimes = new HashMap<>();
        for (List<Made> chunk : chunks) {
            for (Made made : chunk) {
                outputs.addAll(made.outputs());
                results.merge(made.result(), 1, Integer::sum);
                note(eventTimes, made);
            }
        }
        listener.scored(results, Duration.ofNanos(System.nanoTime() - begun));
        int records = batch.records().size();
        int deadLetters = results.getOrDefault(ScoringResult.DEAD_LETTER, 0);
        return new Scored(batch, new Outcome(outputs, eventTimes, records, deadLetters));
    }

    private static void note(Map<String, Instant> eventTimes, Made made) {
        Instant time = made.eventTime();
        if (time != null) {
            eventTimes.merge(made.record().sourcePartition(), time, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private record Scored(Batch batch, Outcome outcome) {
        Mono<Progress> commit() {
            return batch.commit(outcome).thenReturn(Progress.of(outcome));
        }
    }
}
