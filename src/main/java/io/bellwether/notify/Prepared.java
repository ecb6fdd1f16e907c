package io.bellwether.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.feedback.Rejection;
import io.bellwether.pipeline.InputRecord;
import java.time.Instant;

/** What a record of the alert topic is to a webhook. */
sealed interface Prepared {

    /** To be delivered. */
    record Deliverable(Message message, AlertRecord alert) implements Prepared {}

    /** Not for it: a deletion, history, or too old. */
    record Passed() implements Prepared {}

    /** Cannot be delivered, now or ever. */
    record Unusable(Rejection rejection) implements Prepared {}

    /** What {@code record} is at {@code now}. */
    static Prepared of(InputRecord record, Webhook webhook, DeliveryPolicy policy, Instant now) {
        if (record.value() == null || record.timestamp().isBefore(now.minus(policy.keptFor()))) {
            return new Passed();
        }
        Prepared made = of(record, webhook);
        return made instanceof Deliverable deliverable
                        && !policy.news().isNews(deliverable.alert().at(), record.timestamp())
                ? new Passed()
                : made;
    }

    /** What {@code record}, which has a value, is at any time. */
    static Prepared of(InputRecord record, Webhook webhook) {
        try {
            JsonNode tree = AlertRecord.tree(record);
            AlertRecord alert = AlertRecord.of(record, tree);
            byte[] body = webhook.body().of(record, tree, alert);
            return new Deliverable(new Message(alert.deliveryId(), body), alert);
        } catch (UnsupportedFormatException e) {
            return unusable(Rejection.Reason.NOT_JSON, e);
        } catch (UnusableTemplateException e) {
            return unusable(Rejection.Reason.NOT_DELIVERED, e);
        }
    }

    private static Unusable unusable(Rejection.Reason reason, RuntimeException cause) {
        return new Unusable(new Rejection(reason, String.valueOf(cause.getMessage())));
    }
}
