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
import org.jspecify.annotations.Nullable;

/**
 * What is gone of an author, and by when the rest will be. Names nobody: it is made to be filed.
 *
 * @param erasureId which erasure; null for a mere search
 * @param at when the topics were read
 * @param isCarriedOut whether every monitor had read the erasure by then
 * @param toldAnew alerts that were, without what the author said
 * @param topics all of them
 */
record ErasureReceipt(
        @Nullable String erasureId,
        Instant at,
        boolean isCarriedOut,
        int toldAnew,
        List<Part> topics) {

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

    /** For files. */
    String json() {
        ObjectNode receipt = JSON.createObjectNode();
        receipt.put("type", "erasure-receipt").put("v", 1);
        receipt.put("erasureId", erasureId).put("at", at.toString());
        receipt.put("carriedOut", isCarriedOut).put("toldAnew", toldAnew).put("found", found());
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
        List<String> lines = new ArrayList<>();
        if (erasureId != null) {
            lines.add(
                    "erasure %s: %s"
                            .formatted(
                                    erasureId,
                                    isCarriedOut
                                            ? "carried out"
                                            : "written; the monitors have not carried it out yet:"
                                                    + " start score and monitor, then `erase"
                                                    + " --check`"));
        }
        if (erasureId != null && isCarriedOut) {
            lines.add("gone: what alerts quoted of the author; " + toldAnew + " told anew");
            lines.add(
                    "gone: names, places and quotations in what the monitors know and replays tell");
        }
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
}
