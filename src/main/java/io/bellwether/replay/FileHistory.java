package io.bellwether.replay;

import io.bellwether.codec.ContentIds;
import io.bellwether.codec.FileLine;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Rejection;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * Reads files of feedback into a {@link History}: lines are decoded in order and scored side by
 * side. The scorer is made only when a line needs one, since a history that is already scored
 * should not wait for a model. Holds one entry for each record, never its text.
 */
public final class FileHistory {

    private static final int LINES_AT_ONCE = 256;
    private static final int PREFETCH = 2;

    private final FileLineDecoder decoder;
    private final @Nullable Asset defaultAsset;
    private final Supplier<SentimentScorer> scorer;
    private final Scheduler scoring;
    private final int concurrency;

    /**
     * @param defaultAsset the asset of lines that name none; null when every line must
     * @param scorer called once at most
     * @param scoring where texts are scored
     * @param concurrency how many texts are scored at once; at least 1
     */
    public FileHistory(
            FileLineDecoder decoder,
            @Nullable Asset defaultAsset,
            Supplier<SentimentScorer> scorer,
            Scheduler scoring,
            int concurrency) {
        this.decoder = decoder;
        this.defaultAsset = defaultAsset;
        this.scorer = new Once<>(scorer);
        this.scoring = scoring;
        this.concurrency = concurrency;
    }

    /**
     * Reads {@code files} one after the other.
     *
     * @param progress is told the bytes read since the last time
     * @return an error signal is an {@link IOException} of the file system; bad lines are values
     */
    public Mono<History> read(List<Path> files, LongConsumer progress) {
        ContentIds ids = new ContentIds();
        return Flux.fromIterable(files)
                .concatMap(file -> lines(file, ids, progress), 1)
                .buffer(LINES_AT_ONCE)
                .flatMapSequential(
                        lines -> Mono.fromCallable(() -> score(lines)).subscribeOn(scoring),
                        concurrency,
                        PREFETCH)
                .collect(Collected::new, Collected::add)
                .map(Collected::history);
    }

    private Flux<Line> lines(Path file, ContentIds ids, LongConsumer progress) {
        String name = FeedbackLines.nameOf(file);
        return Flux.generate(
                () -> new FeedbackLines(file, progress),
                (lines, sink) -> {
                    emit(lines, name, ids, sink);
                    return lines;
                },
                FileHistory::closeQuietly);
    }

    private void emit(
            FeedbackLines lines, String name, ContentIds ids, SynchronousSink<Line> sink) {
        try {
            byte[] bytes = lines.next();
            if (bytes == null) {
                sink.complete();
                return;
            }
            FileLine decoded = decoder.decode(bytes, defaultAsset, name, lines.number());
            sink.next(new Line(new Pointer.InFile(name, lines.number()), ids.distinct(decoded)));
        } catch (IOException e) {
            sink.error(new IOException(name + ": " + e.getMessage(), e));
        }
    }

    private static void closeQuietly(FeedbackLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Collected score(List<Line> lines) {
        Collected scored = new Collected();
        for (Line line : lines) {
            switch (line.content) {
                case FileLine.Text text ->
                        scored.feedback.add(ScoredFeedback.of(text.feedback(), scorer.get()));
                case FileLine.AlreadyScored given -> scored.feedback.add(given.feedback());
                case FileLine.Rejected rejected -> scored.reject(line, rejected.rejection());
            }
        }
        return scored;
    }

    private record Line(Pointer pointer, FileLine content) {}

    /** What came out of some lines. */
    private static final class Collected {
        private final List<ScoredFeedback> feedback = new ArrayList<>();
        private final List<History.Rejected> rejected = new ArrayList<>();

        void reject(Line line, Rejection rejection) {
            rejected.add(new History.Rejected(line.pointer.toString(), rejection));
        }

        void add(Collected more) {
            feedback.addAll(more.feedback);
            rejected.addAll(more.rejected);
        }

        History history() {
            return new History(feedback, List.of(), rejected);
        }
    }

    /** Makes its value at the first call, once, whichever thread asks. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (value == null) {
                value = maker.get();
            }
            return value;
        }
    }
}
