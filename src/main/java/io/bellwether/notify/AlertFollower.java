package io.bellwether.notify;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Knows what is to be told: reads the topics whole, keeps a board, and says whenever that has
 * changed. While it reads from the beginning, be it again, the board before holds: half a topic
 * would tell of alerts that are long over. Safe for several threads, one subscription at a time.
 */
final class AlertFollower {

    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);

    private final Flux<AlertPart> parts;
    private final TopicNames names;
    private final AlertmanagerSettings settings;
    private volatile AlertBoard board;
    private final LevelCodec levels = new LevelCodec();
    private final Sinks.Many<Change> changes = Sinks.many().replay().latest();
    private long count;

    /**
     * @param parts begins from the beginning with each subscription
     */
    AlertFollower(Flux<AlertPart> parts, TopicNames names, AlertmanagerSettings settings) {
        this.parts = parts;
        this.names = names;
        this.settings = settings;
        this.board = new AlertBoard(settings);
    }

    /**
     * There is something else to tell.
     *
     * @param number one more with each
     * @param writtenAt when the record was written that changed it; empty when reading began
     */
    record Change(long number, Optional<Instant> writtenAt) {}

    /** Reads on, and anew after errors; completes never. */
    Flux<Progress> run(Retry restart) {
        return Flux.defer(this::session).checkpoint("alerts").retryWhen(restart);
    }

    private Flux<Progress> session() {
        AlertBoard fresh = new AlertBoard(settings);
        return parts.map(part -> take(part, fresh));
    }

    private Progress take(AlertPart part, AlertBoard fresh) {
        Optional<Instant> changedBy = Optional.empty();
        int alerts = 0;
        for (InputRecord record : part.records()) {
            alerts += record.topic().equals(names.alert()) ? 1 : 0;
            if (take(record, fresh)) {
                changedBy = Optional.of(record.timestamp());
            }
        }
        boolean isFirst = part.isCaughtUp() && board != fresh;
        if (isFirst) {
            board = fresh;
            say(Optional.empty());
        } else if (part.isCaughtUp() && changedBy.isPresent()) {
            say(changedBy);
        }
        return new Progress(alerts, 0, 0);
    }

    private boolean take(InputRecord record, AlertBoard fresh) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        try {
            if (record.topic().equals(names.alert())) {
                AlertRecord alert = AlertRecord.of(record, AlertRecord.tree(record));
                return record.header(AlertCodec.ERASURE).isPresent()
                        ? fresh.takeAgain(alert)
                        : fresh.take(alert);
            }
            Level level = levels.decode(value);
            return fresh.reach(level.asset().label(), level.to(), record.timestamp());
        } catch (UnsupportedFormatException e) {
            LOG.warn("{} is left out: {}", record, e.getMessage());
            return false;
        }
    }

    private void say(Optional<Instant> writtenAt) {
        var unused = changes.tryEmitNext(new Change(++count, writtenAt));
    }

    /** The last change; waits for the first, which comes when everything is read. */
    Mono<Change> last() {
        return changes.asFlux().next();
    }

    /** The first change from now on behind {@code known}. */
    Mono<Change> after(Change known) {
        return changes.asFlux().filter(change -> change.number() > known.number()).next();
    }

    List<Posting> postings(Instant now) {
        return board.postings(now);
    }

    int openAlerts() {
        return board.openAlerts();
    }
}
