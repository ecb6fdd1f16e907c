package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.config.HttpConfiguration;
import io.bellwether.config.WebhookConfiguration;
import io.bellwether.notify.AddressRule;
import io.bellwether.notify.Alertmanagers;
import io.bellwether.notify.HttpTarget;
import io.bellwether.notify.SigningKey;
import io.bellwether.notify.UnusableTemplateException;
import io.bellwether.notify.Webhook;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is told of alerts, made of the configuration and tried as far as that is possible. */
final class NotifyTargets {

    /** Hosts that are no names, so that nobody has to be asked for their address. */
    private static final Pattern ADDRESS = Pattern.compile("localhost|[0-9.]+|\\[[^\\[\\]]*]");

    private NotifyTargets() {}

    static List<HttpTarget> alertmanagers(Configuration configuration) {
        return configuration.notifications().alertmanagers().stream()
                .map(Alertmanagers::target)
                .toList();
    }

    /**
     * The webhooks, with their templates tried.
     *
     * @throws WrongUseException naming the webhook and what is wrong with it
     */
    static List<Webhook> webhooks(Configuration configuration) {
        Optional<String> page = page(configuration.http());
        return configuration.notifications().webhooks().stream()
                .map(chosen -> webhook(chosen, page))
                .toList();
    }

    private static Webhook webhook(WebhookConfiguration chosen, Optional<String> page) {
        AddressRule rule = chosen.isPrivateAllowed() ? AddressRule.ANY : AddressRule.PUBLIC_ONLY;
        requireAllowed(chosen, rule);
        HttpTarget target = HttpTarget.of(chosen.url(), "");
        SigningKey key = key(chosen);
        String template = chosen.template();
        if (template == null) {
            return Webhook.asWritten(chosen.name(), target, rule, key);
        }
        try {
            return Webhook.withTemplate(chosen.name(), target, rule, key, template, page);
        } catch (UnusableTemplateException e) {
            throw wrong(chosen, "templateFile", chosen.templateFile() + ": " + e.getMessage());
        }
    }

    private static @Nullable SigningKey key(WebhookConfiguration chosen) {
        String secret = chosen.secret();
        try {
            return secret == null ? null : SigningKey.of(secret);
        } catch (IllegalArgumentException e) {
            throw wrong(chosen, "secretFile", String.valueOf(e.getMessage()));
        }
    }

    /** Better now than with the first alert; a name is looked at when it is connected to. */
    private static void requireAllowed(WebhookConfiguration chosen, AddressRule rule) {
        URI url = chosen.url();
        if (!ADDRESS.matcher(url.getHost()).matches()) {
            return;
        }
        try {
            Optional<String> refusal = rule.refusal(InetAddress.getByName(url.getHost()));
            if (refusal.isPresent()) {
                String help = "; set allowPrivate to reach it all the same";
                throw wrong(chosen, "url", "the host is " + refusal.get() + help);
            }
        } catch (UnknownHostException e) {
            throw wrong(chosen, "url", "the host is no address");
        }
    }

    private static WrongUseException wrong(
            WebhookConfiguration chosen, String field, String message) {
        return new WrongUseException(
                "notify.webhooks." + chosen.name() + "." + field + ": " + message);
    }

    /** Where people reach the page, without a slash at the end; empty when that is not known. */
    static Optional<String> page(HttpConfiguration http) {
        if (http.publicUrl() != null) {
            return Optional.of(http.publicUrl());
        }
        if (!http.isOn() || http.port() == 0) {
            return Optional.empty();
        }
        String host = http.host().contains(":") ? "[" + http.host() + "]" : http.host();
        return Optional.of("http://" + host + ":" + http.port());
    }
}
