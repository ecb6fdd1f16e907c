package io.bellwether.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.pipeline.InputRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What webhooks would get, without sending it. */
public final class Bodies {

    private static final HttpTarget NOWHERE =
            HttpTarget.of(URI.create("https://hooks.example.com/"), "");
    private static final DeliveryPolicy POLICY = DeliveryPolicy.of(News.always());

    private Bodies() {}

    /** A delivery as it would go out. */
    public record Delivery(String id, String body) {}

    /** A webhook that gets the record as it stands. */
    public static Webhook asWritten() {
        return Webhook.asWritten("chat", NOWHERE, AddressRule.PUBLIC_ONLY, null);
    }

    /** A webhook with a template; throws {@link UnusableTemplateException}. */
    public static Webhook of(String template) {
        return Webhook.withTemplate(
                "chat",
                NOWHERE,
                AddressRule.PUBLIC_ONLY,
                null,
                template,
                Optional.of("https://bellwether.example.com"));
    }

    /** What {@code webhook} gets of a record; empty when it gets nothing. */
    public static Optional<Delivery> of(Webhook webhook, byte[] record, Instant writtenAt) {
        InputRecord input = new InputRecord("alerts", 0, 0, writtenAt, null, record, List.of());
        return switch (Prepared.of(input, webhook, POLICY, writtenAt)) {
            case Prepared.Deliverable deliverable ->
                    Optional.of(
                            new Delivery(
                                    deliverable.message().id(),
                                    new String(deliverable.message().body(), UTF_8)));
            case Prepared.Passed passed -> Optional.empty();
            case Prepared.Unusable unusable -> Optional.empty();
        };
    }
}
