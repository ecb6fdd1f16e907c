package io.bellwether.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was chosen.
 *
 * @param name among the webhooks: a-z, 0-9 and -
 * @param url http or https, with a host; may be secret
 * @param secret what signs, as its file has it; null for unsigned deliveries
 * @param template of the body; null for the alert as it is written
 * @param templateFile where the template was found, for messages; null without one
 * @param isPrivateAllowed whether addresses that are not public may be reached
 */
public record WebhookConfiguration(
        String name,
        URI url,
        @Nullable String secret,
        @Nullable String template,
        @Nullable String templateFile,
        boolean isPrivateAllowed) {

    /** Shows neither address nor secret. */
    @Override
    public String toString() {
        return "WebhookConfiguration[" + name + "]";
    }
}
