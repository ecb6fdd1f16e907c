package io.bellwether.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alerts.
 *
 * @param alertmanagers base addresses, which may hold a user and a password
 * @param webhooks in the order of their names
 */
public record NotifyConfiguration(List<URI> alertmanagers, List<WebhookConfiguration> webhooks) {

    public NotifyConfiguration {
        alertmanagers = List.copyOf(alertmanagers);
        webhooks = List.copyOf(webhooks);
    }

    /** Whether nobody is told. */
    public boolean isEmpty() {
        return alertmanagers.isEmpty() && webhooks.isEmpty();
    }

    /** Shows how many there are; the addresses may be secret. */
    @Override
    public String toString() {
        return "NotifyConfiguration[" + alertmanagers.size() + " Alertmanagers, " + webhooks + "]";
    }

    static NotifyConfiguration of(Values values) {
        String key = Key.NOTIFY_ALERTMANAGER.pattern();
        List<URI> alertmanagers = new ArrayList<>();
        for (String text : values.list(Key.NOTIFY_ALERTMANAGER)) {
            URI url = url(key, text, false);
            if (url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new ConfigurationException(
                        key
                                + ": expected addresses without a query; got '"
                                + Secrets.maskedUrl(text, false)
                                + "'");
            }
            alertmanagers.add(url);
        }
        List<WebhookConfiguration> webhooks = new ArrayList<>();
        values.webhooks().forEach((name, fields) -> webhooks.add(webhook(name, fields)));
        return new NotifyConfiguration(alertmanagers, webhooks);
    }

    private static WebhookConfiguration webhook(String name, SortedMap<String, Setting> fields) {
        String prefix = WebhookName.PREFIX + name + ".";
        String url = text(fields, WebhookName.URL);
        String urlFile = text(fields, WebhookName.URL_FILE);
        if ((url == null) == (urlFile == null)) {
            throw new ConfigurationException(
                    WebhookName.PREFIX
                            + name
                            + ": expected either url or urlFile; got "
                            + (url == null ? "neither" : "both"));
        }
        String address =
                url == null ? file(prefix + WebhookName.URL_FILE, String.valueOf(urlFile)) : url;
        String secretFile = text(fields, WebhookName.SECRET_FILE);
        String templateFile = text(fields, WebhookName.TEMPLATE_FILE);
        return new WebhookConfiguration(
                name,
                url(prefix + WebhookName.URL, address, true),
                secretFile == null ? null : file(prefix + WebhookName.SECRET_FILE, secretFile),
                templateFile == null
                        ? null
                        : file(prefix + WebhookName.TEMPLATE_FILE, templateFile),
                templateFile,
                isTrue(prefix, fields));
    }

    private static @Nullable String text(SortedMap<String, Setting> fields, String field) {
        Setting setting = fields.get(field);
        String text = setting == null ? "" : setting.text().strip();
        return text.isEmpty() ? null : text;
    }

    private static boolean isTrue(String prefix, SortedMap<String, Setting> fields) {
        String text = text(fields, WebhookName.ALLOW_PRIVATE);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ConfigurationException(
                prefix
                        + WebhookName.ALLOW_PRIVATE
                        + ": expected true or false; got '"
                        + text
                        + "'");
    }

    private static String file(String key, String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new ConfigurationException(
                    key + ": cannot read " + file + ": " + Sources.reasonOf(e), e);
        }
    }

    private static URI url(String key, String text, boolean isPathSecret) {
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, without the address, which the parser's message quotes.
        }
        throw new ConfigurationException(
                key
                        + ": expected http:// or https:// with a host; got '"
                        + Secrets.maskedUrl(text, isPathSecret)
                        + "'");
    }
}
