package io.bellwether.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.pipeline.InputRecord;

/** Makes the body of a delivery. Safe for several threads. */
interface WebhookBody {

    /**
     * The body for {@code record}.
     *
     * @param tree the record's value
     * @param alert the same, read
     * @throws UnusableTemplateException when what comes out is no JSON
     */
    byte[] of(InputRecord record, JsonNode tree, AlertRecord alert);

    /** The record's value, byte for byte. */
    static WebhookBody asWritten() {
        return (record, tree, alert) -> {
            byte[] value = record.value();
            return value == null ? new byte[0] : value;
        };
    }
}
