package io.bellwether.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is gone of an author, and by when the rest will be. Names nobody: it is made to be filed.
 *
 * @param progress of the erasure that it is about
 * @param at when the topics were read
 * @param toldAnew alerts that were by then, by any erasure of the author, without what they said
 * @param topics all of them
 */
record ErasureReceipt(ErasureProgress progress, Instant at, int toldAnew, List<Part> topics) {

    static final List<String> OUTSIDE =
            List.of(
                    "quotations that were sent to Alertmanager, webhooks or pages before",
                    "reports, digests and alert files that were written before",
                    "backups and mirrors of the topics, and where the feedback came from");

    private static final JsonMapper JSON = new JsonMapper();

    ErasureReceipt {
        topics = List.copyOf(topics);
    }

    /**
     * One topic.
     *
     * @param found records that hold something of the author
     * @param goneBy when none of them will be left; empty when there are none, or no bound is known
     * @param how in which way they go
     */
    record Part(String topic, long found, Optional<Instant> goneBy, String how) {}

    /** Records that hold something of the author, in all topics. */
    long found() {
        return topics.stream().mapToLong(Part::found).sum();
    }

    boolean isCarriedOut() {
        return progress instanceof ErasureProgress.CarriedOut;
    }

    /** For files. */
    String json() {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.put("type", "erasure-receipt").put("v", 1);
        switch (progress) {
            case ErasureProgress.NeverAsked never ->
                    receipt.putNull("erasureId").putNull("carriedOut");
            case ErasureProgress.Written written ->
                    receipt.put("erasureId", written.id()).put("carriedOut", false);
            case ErasureProgress.CarriedOut done ->
                    receipt.put("erasureId", done.id()).put("carriedOut", true);
        }
        receipt.put("at", at.toString()).put("toldAnew", toldAnew).put("found", found());
        var parts = receipt.putArray("topics");
        for (Part topic : topics) {
            parts.addObject()
                    .put("topic", topic.topic)
                    .put("found", topic.found)
                    .put("goneBy", topic.goneBy.map(Instant::toString).orElse(null))
                    .put("how", topic.how);
        }
        var outside = receipt.putArray("outside");
        OUTSIDE.forEach(outside::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** For people. */
    String text() {
        List<String> lines = new ArrayList<>(progressLines());
        for (Part topic : topics) {
            if (topic.found > 0) {
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%-32s %6d found, %s: %s",
                                topic.topic,
                                topic.found,
                                topic.goneBy
                                        .map(by -> "gone by " + by)
                                        .orElse("no date of their going"),
                                topic.how));
            }
        }
        lines.add(found() == 0 ? "nothing found in " + topics.size() + " topics" : "outside:");
        if (found() > 0) {
            OUTSIDE.forEach(line -> lines.add("  " + line));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> progressLines() {
        return switch (progress) {
            case ErasureProgress.NeverAsked never -> List.of();
            case ErasureProgress.Written written ->
                    List.of(
                            "erasure "
                                    + written.id()
                                    + ": written; the monitors have not carried it out yet: start"
                                    + " score and monitor, then `erase --check`");
            case ErasureProgress.CarriedOut done ->
                    List.of(
                            "erasure " + done.id() + ": carried out",
                            "gone: what alerts quoted of the author up to then; "
                                    + toldAnew
                                    + " told anew",
                            "gone: names, places and quotations in what the monitors know and"
                                    + " replays tell");
        };
    }
}
