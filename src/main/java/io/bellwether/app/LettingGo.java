package io.bellwether.app;

import io.bellwether.kafka.Retention;
import io.bellwether.monitor.Output;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By when the topics let go of what they hold of an author. Times count from what was written, not
 * from now: whoever looks again is told the same.
 *
 * @param progress of the author's erasure: without one that is carried out alerts and state keep
 *     what they have
 * @param retention of topics that hold something
 * @param untilSaved how long after the erasure the monitors' state may still be saved with marks of
 *     the author
 */
record LettingGo(
        TopicNames names,
        ErasureProgress progress,
        Map<String, Retention> retention,
        Duration untilSaved) {

    private static final String EXPIRES =
            "retention; where that has no end, they go only where the feedback comes from";
    private static final String DELETED = "deleted under the author's id; compaction takes them";
    private static final String REPLACED =
            "replaced; compaction takes the former records (max.compaction.lag.ms is the bound)";
    private static final String NOT_ERASED = "not erased";
    private static final String NOT_CARRIED_OUT = "the erasure is not carried out";
    private static final String QUOTED_SINCE =
            "not replaced: quoted from what was said after the erasure, or in alerts before the last"
                    + " 1,000 of an asset";
    private static final String SAVED_SINCE =
            "not replaced: known from what was said after the erasure";
    private static final String KEPT =
            "kept for ever: numbers and places under a pseudonym; nobody can trace it to anybody"
                    + " once its key is dropped (rotate-key, then --forget-former)";

    /** What the receipt says of {@code holding}. */
    ErasureReceipt.Part part(AuthorSearch.Holding holding) {
        Instant newest = holding.newest();
        Retention settings = retention.get(holding.topic());
        if (settings == null || newest == null) {
            return new ErasureReceipt.Part(holding.topic(), 0, Optional.empty(), "");
        }
        End end = end(holding, newest, settings);
        return new ErasureReceipt.Part(
                holding.topic(), holding.found(), end.at.map(LettingGo::whole), end.how);
    }

    /** When, and in which way. */
    private record End(Optional<Instant> at, String how) {
        static End never(String how) {
            return new End(Optional.empty(), how);
        }
    }

    private End end(AuthorSearch.Holding holding, Instant newest, Retention settings) {
        String topic = holding.topic();
        if (topic.equals(names.scored()) || topic.equals(names.control())) {
            return End.never(KEPT);
        }
        if (topic.equals(names.alert()) || topic.equals(names.state())) {
            return switch (progress) {
                case ErasureProgress.NeverAsked never -> End.never(NOT_ERASED);
                case ErasureProgress.Written written -> End.never(NOT_CARRIED_OUT);
                case ErasureProgress.CarriedOut done ->
                        topic.equals(names.alert())
                                ? ofAlerts(holding.replacedAt(), settings)
                                : ofState(done.journalledAt(), newest, settings);
            };
        }
        return settings.isCompacted() && holding.isDeleted()
                ? new End(earlier(settings.erasedBy(newest), settings.deletedBy(newest)), DELETED)
                : new End(settings.deletedBy(newest), EXPIRES);
    }

    private static End ofAlerts(@Nullable Instant replacedAt, Retention settings) {
        return replacedAt == null
                ? End.never(QUOTED_SINCE)
                : new End(
                        settings.replacedBy(replacedAt, Output.AuthorForgotten.ONCE_MORE),
                        REPLACED);
    }

    /** What was saved later knows the author from what they said since. */
    private End ofState(Instant journalledAt, Instant newest, Retention settings) {
        Instant saved = journalledAt.plus(untilSaved);
        return newest.isAfter(saved)
                ? End.never(SAVED_SINCE)
                : new End(settings.replacedBy(saved), REPLACED);
    }

    /** Not before {@code instant}. */
    private static Instant whole(Instant instant) {
        return instant.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
