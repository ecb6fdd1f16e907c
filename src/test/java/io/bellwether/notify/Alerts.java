package io.bellwether.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes records of the alert topic. */
public final class Alerts {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Alerts() {}

    /** One record, as the role that monitors writes it. */
    public static String json(
            String id, int seq, String state, String severity, Instant raisedAt, Instant at) {
        return json("users", id, seq, state, severity, raisedAt, at, "It has become too slow.");
    }

    /** One record of an asset, with a quote. */
    public static String json(
            String asset,
            String id,
            int seq,
            String state,
            String severity,
            Instant raisedAt,
            Instant at,
            String quote) {
        return """
        {"alertId":"%s","seq":%d,"state":"%s","asset":"%s","signal":"text","segment":null,\
        "severity":"%s","at":"%s","onset":"%s","raisedAt":"%s","resolvedAt":%s,\
        "proposesAcceptance":false,"size":0.0912,"mix":0.0112,"level":0.4121,"baseline":0.5033,\
        "evidence":{"logM":9.31,"logBudget":9.08},"votes":412,"authors":398,"themes":[],\
        "quotes":[{"text":"%s","carriedBy":[],"level":0.0412,"at":"2026-03-02T09:12:44Z",\
        "source":"app-store","pointer":{"topic":"feedback.users.v1","partition":0,"offset":8},\
        "id":"as-8"}],"precededBy":[],"chanceOfPrecedence":null,"scorerId":"linear-3f2a"}\
        """
                .formatted(
                        id,
                        seq,
                        state,
                        asset,
                        severity,
                        at,
                        raisedAt.minusSeconds(3600),
                        raisedAt,
                        state.equals("resolved")
                                ? String.format(Locale.ROOT, "\"%s\"", at)
                                : "null",
                        quote);
    }

    /** The record in some topic, written at {@code writtenAt}. */
    static InputRecord record(String json, Instant writtenAt) {
        return recordIn("alerts", json, writtenAt);
    }

    /** The record in {@code topic}. */
    static InputRecord recordIn(String topic, String json, Instant writtenAt) {
        return new InputRecord(topic, 0, 0, writtenAt, null, json.getBytes(UTF_8), List.of());
    }

    /** The same, read. */
    static AlertRecord read(String json, Instant writtenAt) {
        InputRecord record = record(json, writtenAt);
        return AlertRecord.of(record, AlertRecord.tree(record));
    }

    /** A record that was written as soon as what it tells of had happened. */
    static AlertRecord live(String id, int seq, String state, String severity, Instant at) {
        return read(json(id, seq, state, severity, NOON, at), at);
    }
}
