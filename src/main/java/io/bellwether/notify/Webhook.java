package io.bellwether.notify;

import io.bellwether.notify.NotifyMeters.Kind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One receiver of alerts: what it gets and where. Immutable. Its address may be secret, and is not
 * shown.
 *
 * @param name among the webhooks
 * @param target where to
 * @param rule which addresses it may have
 * @param key what signs; null for unsigned deliveries
 * @param body makes what is sent
 */
public record Webhook(
        String name,
        HttpTarget target,
        AddressRule rule,
        @Nullable SigningKey key,
        WebhookBody body) {

    /** Gets the record as it stands in the topic. */
    public static Webhook asWritten(
            String name, HttpTarget target, AddressRule rule, @Nullable SigningKey key) {
        return new Webhook(name, target, rule, key, WebhookBody.asWritten());
    }

    /**
     * Gets what {@code template} makes of the record.
     *
     * @param page where people reach the page; empty without one
     * @throws UnusableTemplateException saying what is wrong with the template
     */
    public static Webhook withTemplate(
            String name,
            HttpTarget target,
            AddressRule rule,
            @Nullable SigningKey key,
            String template,
            Optional<String> page) {
        return new Webhook(name, target, rule, key, TemplateBody.of(template, page));
    }

    /** One attempt to deliver {@code message}, counted; never fails. */
    Mono<Answer> attempt(
            Message message, HttpPoster poster, InstantSource clock, NotifyMeters meters) {
        return Mono.defer(() -> poster.post(target, headers(message, clock), message.body()))
                .doOnNext(answer -> meters.count(Kind.WEBHOOK, name, answer));
    }

    /** Signed anew with each attempt, because receivers refuse what is some minutes old. */
    private Map<String, String> headers(Message message, InstantSource clock) {
        long now = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(now));
        if (key != null) {
            headers.put("webhook-signature", key.sign(message.id(), now, message.body()));
        }
        return headers;
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
