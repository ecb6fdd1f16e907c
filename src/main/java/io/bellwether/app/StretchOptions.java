package io.bellwether.app;

import io.bellwether.kafka.TopicRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command takes a part of what topics hold. */
final class StretchOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "First event time of --topics or --journal, such as 2022-10-01T00:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Event time before which --topics or --journal ends.")
    private @Nullable Instant to;

    @Option(
            names = "--offsets",
            paramLabel = "TOPIC-PARTITION=FROM..TO",
            description = {
                "What of a partition of --topics or --journal is read: from the first offset to"
                        + " before the second. Either may be left out. May be given once for each"
                        + " partition; the others are read whole."
            })
    private List<String> offsets = new ArrayList<>();

    /** First event time, included; empty for the beginning. */
    Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /** Last event time, excluded; empty for the end. */
    Optional<Instant> to() {
        return Optional.ofNullable(to);
    }

    /**
     * Refuses options that change nothing, and times that leave nothing.
     *
     * @param isPossible whether the past is one that has such parts
     * @param sources those that have, for the message
     */
    void check(boolean isPossible, String sources) {
        HistoryOptions.refuse(!isPossible && from != null, "--from belongs to " + sources);
        HistoryOptions.refuse(!isPossible && to != null, "--to belongs to " + sources);
        HistoryOptions.refuse(!isPossible && !offsets.isEmpty(), "--offsets belongs to " + sources);
        HistoryOptions.refuse(
                from != null && to != null && !from.isBefore(to), "--from must lie before --to");
        offsets.forEach(OffsetRange::parse);
    }

    /** What of {@code whole} is to be read. */
    List<TopicRange> narrow(List<TopicRange> whole) {
        return OffsetRange.narrow(whole, offsets.stream().map(OffsetRange::parse).toList());
    }
}
