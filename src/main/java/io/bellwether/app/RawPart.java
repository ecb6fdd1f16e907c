package io.bellwether.app;

import io.bellwether.capacity.HeapPeak;
import io.bellwether.capacity.Lap;
import io.bellwether.capacity.Part;
import io.bellwether.capacity.Stopwatch;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.kafka.GroupProtocol;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.Member;
import io.bellwether.kafka.PlainLoop;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Kafka alone: feedback in, entries of the journal's size out, no scorer. Used once. */
final class RawPart {

    /** About as long as a journal entry. */
    private static final int ENTRY_BYTES = 400;

    private static final SentimentScorer INDIFFERENT =
            new SentimentScorer() {
                @Override
                public String id() {
                    return "linear-0000000000000000";
                }

                @Override
                public Score score(String text, @Nullable String language) {
                    return new Score.Scored(.5, Sentiment.NEUTRAL);
                }
            };

    private final KafkaConnection connection;
    private final TopicNames names;
    private final Part part;
    private final Codecs codecs;
    private final Optional<ProcessHandle> broker;
    private final HeapPeak heap;
    private final byte[] filler = new byte[ENTRY_BYTES];
    private @Nullable Stopwatch watch;
    private @Nullable Lap lap;

    RawPart(
            KafkaConnection connection,
            TopicNames names,
            Configuration configuration,
            Part part,
            Optional<ProcessHandle> broker,
            HeapPeak heap) {
        this.connection = connection;
        this.names = names;
        this.part = part;
        this.broker = broker;
        this.heap = heap;
        codecs = new Codecs(names, configuration, RawTexts.AUTHORS);
    }

    /** Where {@code part} writes, under the prefix of the round's names. */
    static String output(TopicNames names, Part part) {
        return names.prefix() + name(part);
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The time from the first records' coming to the last commit. */
    Lap run(long records) {
        Part.Raw raw = part.raw().orElseThrow();
        Member member = new Member(names.prefix() + name(part), "raw", "0", GroupProtocol.CLASSIC);
        PlainLoop loop =
                new PlainLoop(
                        connection,
                        member,
                        names.allFeedback(),
                        SourceSettings.MAX_RECORDS,
                        raw.commitEvery(),
                        raw.delivery());
        Function<InputRecord, OutputRecord> transform =
                switch (raw.content()) {
                    case JSON -> this::entry;
                    case BYTES -> this::bytes;
                };
        loop.run(records, transform, this::note);
        if (lap == null) {
            throw new IllegalStateException("the loop ended before it committed");
        }
        return lap;
    }

    private void note(long committed) {
        if (watch != null) {
            lap = watch.lap(committed, committed);
        } else {
            watch = new Stopwatch(broker, heap, committed);
        }
    }

    /** As the service reads and writes it. */
    private OutputRecord entry(InputRecord record) {
        Asset asset = names.assetOf(record.topic()).orElseThrow();
        if (codecs.feedback(asset, record) instanceof Decoded.Accepted accepted) {
            Input scored =
                    new Input.Scored(
                            ScoredFeedback.of(accepted.feedback(), INDIFFERENT, ThemeRules.none()));
            return codecs.entry(scored).at(output(names, part), asset.partition());
        }
        throw new IllegalStateException("the benchmark's own feedback cannot be read");
    }

    private OutputRecord bytes(InputRecord record) {
        Asset asset = names.assetOf(record.topic()).orElseThrow();
        return new OutputRecord(
                output(names, part), asset.partition(), record.key(), filler, List.of());
    }
}
