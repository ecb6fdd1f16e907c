package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.Alert;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedControl;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.codec.FeedbackDecoder;
import io.bellwether.codec.JournalCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.RecordContext;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.codec.VerdictCodec;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.Encoded;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins the codecs to the ports of the pipelines: which bytes of which topic mean what. Safe for
 * several threads.
 */
final class Codecs {

    private final TopicNames names;
    private final Map<Asset, FeedbackDecoder> decoders = new EnumMap<>(Asset.class);
    private final DecisionCodec decisions = new DecisionCodec();
    private final ControlCodec controls = new ControlCodec();
    private final JournalCodec journal = new JournalCodec();
    private final AlertCodec alerts = new AlertCodec();
    private final LevelCodec levels = new LevelCodec();
    private final VerdictCodec verdicts = new VerdictCodec();

    Codecs(TopicNames names, Configuration configuration, AuthorNaming authors) {
        this.names = names;
        for (Asset asset : Asset.values()) {
            decoders.put(asset, new FeedbackDecoder(configuration.asset(asset).mapping(), authors));
        }
    }

    /** Reads a record of an input topic. */
    Decoded feedback(Asset asset, InputRecord record) {
        FeedbackDecoder decoder = decoders.get(asset);
        if (decoder == null) {
            throw new IllegalStateException("every asset has a decoder, but not " + asset);
        }
        return decoder.decode(asset, record.value(), context(record));
    }

    private static RecordContext context(InputRecord record) {
        return new RecordContext(
                new Pointer.InTopic(record.topic(), record.partition(), record.offset()),
                record.sourcePartition(),
                record.timestamp(),
                record.header("ce_time").map(Header::text).orElse(null),
                record.header("ce_specversion").map(Header::text).orElse(null));
    }

    /** The text in a record of an input topic, if it can still be read. */
    Optional<String> text(InputRecord record) {
        return names.assetOf(record.topic())
                .map(asset -> feedback(asset, record))
                .filter(Decoded.Accepted.class::isInstance)
                .map(decoded -> ((Decoded.Accepted) decoded).feedback().text());
    }

    /** Reads a record of the topics of decisions and controls. */
    Entries notice(InputRecord record) {
        if (record.value() == null) {
            return new Entries.Read(List.of());
        }
        return record.topic().equals(names.decision())
                ? forEveryAsset(decisions.decode(record.value()))
                : control(record);
    }

    /** The decision in a record of its topic, if it can be read. */
    Optional<Decision> decision(InputRecord record) {
        return record.value() != null
                        && decisions.decode(record.value())
                                instanceof DecodedDecision.Accepted accepted
                ? Optional.of(accepted.decision())
                : Optional.empty();
    }

    private static Entries forEveryAsset(DecodedDecision decoded) {
        return switch (decoded) {
            case DecodedDecision.Rejected rejected -> new Entries.Rejected(rejected.rejection());
            case DecodedDecision.Accepted accepted ->
                    forEveryAsset(new Input.DecisionMade(accepted.decision()));
        };
    }

    private static Entries forEveryAsset(Input input) {
        List<Entries.Addressed> entries = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            entries.add(new Entries.Addressed(asset, input));
        }
        return new Entries.Read(entries);
    }

    private Entries control(InputRecord record) {
        return switch (controls.decode(record.value(), record.timestamp())) {
            case DecodedControl.Rejected rejected -> new Entries.Rejected(rejected.rejection());
            case DecodedControl.Erasure erasure -> erasure(erasure);
            case DecodedControl.Accepted accepted ->
                    accepted.input() instanceof Input.HypothesisRegistered registered
                            ? forEveryAsset(registered)
                            : new Entries.Read(
                                    List.of(
                                            new Entries.Addressed(
                                                    accepted.asset(), accepted.input())));
        };
    }

    private static Entries erasure(DecodedControl.Erasure erasure) {
        return new Entries.Read(
                erasure.perAsset().stream()
                        .map(erased -> new Entries.Addressed(erased.asset(), erased))
                        .toList());
    }

    /** What a record of the control topic erases, asset by asset; empty where it erases nobody. */
    List<Input.AuthorErased> erasures(InputRecord record) {
        return record.value() != null
                        && controls.decode(record.value(), record.timestamp())
                                instanceof DecodedControl.Erasure erasure
                ? erasure.perAsset()
                : List.of();
    }

    /** The hypothesis that a record of the control topic registers, if it registers one. */
    Optional<Hypothesis> hypothesis(InputRecord record) {
        return record.value() != null
                        && controls.decode(record.value(), record.timestamp())
                                instanceof DecodedControl.Accepted accepted
                        && accepted.input() instanceof Input.HypothesisRegistered registered
                ? Optional.of(registered.hypothesis())
                : Optional.empty();
    }

    /** Reads a journal entry. */
    Entries entry(InputRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return new Entries.Read(List.of());
        }
        try {
            Asset asset =
                    Asset.ofPartition(record.partition())
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "the journal has a partition "
                                                            + record.partition()));
            Input input = journal.decode(value);
            ScoredFeedback feedback = feedback(input);
            if (feedback != null && feedback.asset() != asset) {
                String detail = "feedback of " + feedback.asset().label() + " in another's journal";
                return new Entries.Rejected(new Rejection(Rejection.Reason.BAD_FIELD, detail));
            }
            return new Entries.Read(List.of(new Entries.Addressed(asset, input)));
        } catch (UnsupportedFormatException e) {
            String detail = String.valueOf(e.getMessage());
            return new Entries.Rejected(new Rejection(Rejection.Reason.UNKNOWN_VERSION, detail));
        }
    }

    /** Writes a journal entry; feedback under its id. */
    Encoded entry(Input input) {
        ScoredFeedback feedback = feedback(input);
        byte[] key = feedback == null ? null : bytes(feedback.id());
        return new Encoded(key, journal.encode(input), List.of());
    }

    private static @Nullable ScoredFeedback feedback(Input input) {
        return switch (input) {
            case Input.Scored scored -> scored.feedback();
            case Input.Rescored again -> again.feedback();
            default -> null;
        };
    }

    /** Writes an alert under its id, with CloudEvents headers. */
    Encoded alert(Alert alert, Map<Pointer, String> texts, Carriers carriers) {
        List<Header> headers = new ArrayList<>();
        alerts.cloudEventsHeaders(alert)
                .forEach((name, value) -> headers.add(Header.of(name, value)));
        String json =
                alerts.encode(
                        alert,
                        pointer -> Optional.ofNullable(texts.get(pointer)),
                        text -> carriers.of(alert, text));
        return new Encoded(bytes(alert.alertId()), bytes(json), headers);
    }

    /**
     * Writes an alert anew after an erasure. What was published of those who are still quoted
     * stays.
     *
     * @param published the record of the alert's present sequence number; null where it is not
     *     there
     */
    Encoded alertAgain(
            QuotedAlerts.Retold retold,
            String erasureId,
            Map<Pointer, String> texts,
            Carriers carriers,
            @Nullable JsonNode published) {
        Alert alert = retold.now();
        Map<Pointer, String> told = new HashMap<>(texts);
        Map<String, List<String>> words = new HashMap<>();
        if (published != null) {
            alerts.quotes(retold.before(), published)
                    .forEach((pointer, quote) -> take(pointer, quote, told, words));
        }
        List<Header> headers = new ArrayList<>();
        alerts.headersAfterErasure(alert, erasureId)
                .forEach((name, value) -> headers.add(Header.of(name, value)));
        String json =
                alerts.encode(
                        alert,
                        pointer -> Optional.ofNullable(told.get(pointer)),
                        text -> words.getOrDefault(text, carriers.of(alert, text)));
        return new Encoded(bytes(alert.alertId()), bytes(json), headers);
    }

    private static void take(
            Pointer pointer,
            JsonNode quote,
            Map<Pointer, String> told,
            Map<String, List<String>> words) {
        String text = quote.path("text").textValue();
        if (text != null) {
            List<String> carriers = new ArrayList<>();
            quote.path("carriedBy").forEach(word -> carriers.add(word.asText()));
            told.put(pointer, text);
            words.put(text, carriers);
        }
    }

    /** Writes a level under its asset and the hour it begins with. */
    Encoded level(Level level) {
        String key = level.asset().label() + "/" + level.from();
        return new Encoded(bytes(key), bytes(levels.encode(level)), List.of());
    }

    /** Writes a verdict under the id of its hypothesis. */
    Encoded verdict(Verdict verdict) {
        byte[] key = bytes(verdict.hypothesis().id());
        return new Encoded(key, bytes(verdicts.encode(verdict)), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
