package io.bellwether.replay;

import io.bellwether.codec.FileLine;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Scores a past, several texts side by side. The scorer is made only when a record needs one, since
 * a past that is already scored should not wait for a model. Holds one entry for each record, never
 * its text.
 */
public final class HistoryScoring {

    private static final int LINES_AT_ONCE = 256;
    private static final int PREFETCH = 2;

    private final Supplier<SentimentScorer> maker;
    private final ThemeRules themes;
    private final Scheduler scheduler;
    private final int concurrency;
    private @Nullable SentimentScorer scorer;

    /**
     * A stage that has no scorer yet.
     *
     * @param scorer called once at most
     * @param themes finds what texts are about
     * @param scheduler where texts are scored
     * @param concurrency how many texts are scored at once; at least 1
     */
    public HistoryScoring(
            Supplier<SentimentScorer> scorer,
            ThemeRules themes,
            Scheduler scheduler,
            int concurrency) {
        this.maker = scorer;
        this.themes = themes;
        this.scheduler = scheduler;
        this.concurrency = concurrency;
    }

    /** The history that {@code lines} tell. Demands a few hundred lines ahead. */
    public Mono<History> score(Flux<Line> lines) {
        return lines.buffer(LINES_AT_ONCE)
                .flatMapSequential(
                        some -> Mono.fromCallable(() -> collect(some)).subscribeOn(scheduler),
                        concurrency,
                        PREFETCH)
                .collect(Collected::new, Collected::add)
                .map(Collected::history);
    }

    private Collected collect(List<Line> lines) {
        Collected scored = new Collected();
        for (Line line : lines) {
            switch (line.content()) {
                case FileLine.Text text ->
                        scored.feedback.add(ScoredFeedback.of(text.feedback(), scorer(), themes));
                case FileLine.AlreadyScored given -> scored.feedback.add(given.feedback());
                case FileLine.Rejected rejected ->
                        scored.rejected.add(
                                new History.Rejected(line.place(), rejected.rejection()));
            }
        }
        return scored;
    }

    private synchronized SentimentScorer scorer() {
        SentimentScorer made = scorer;
        if (made == null) {
            made = maker.get();
            scorer = made;
        }
        return made;
    }

    /** What came out of some lines. */
    private static final class Collected {
        private final List<ScoredFeedback> feedback = new ArrayList<>();
        private final List<History.Rejected> rejected = new ArrayList<>();

        void add(Collected more) {
            feedback.addAll(more.feedback);
            rejected.addAll(more.rejected);
        }

        History history() {
            return new History(feedback, List.of(), List.of(), rejected);
        }
    }
}
