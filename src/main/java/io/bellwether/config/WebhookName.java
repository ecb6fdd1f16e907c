package io.bellwether.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name under which a field of a webhook is set: {@code notify.webhooks.NAME.FIELD}.
 *
 * @param webhook its name: a consumer group and labels of metrics are called after it
 * @param field one of {@link #FIELDS}
 */
record WebhookName(String webhook, String field) {

    static final String PREFIX = Key.NOTIFY_WEBHOOKS.pattern() + ".";
    static final String VARIABLE = "BELLWETHER_NOTIFY_WEBHOOKS_";
    static final String URL = "url";
    static final String URL_FILE = "urlFile";
    static final String SECRET_FILE = "secretFile";
    static final String TEMPLATE_FILE = "templateFile";
    static final String ALLOW_PRIVATE = "allowPrivate";
    static final List<String> FIELDS =
            List.of(URL, URL_FILE, SECRET_FILE, TEMPLATE_FILE, ALLOW_PRIVATE);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The parts of {@code name}, which begins with {@link #PREFIX}. */
    static WebhookName check(String name) {
        String rest = name.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        if (dot < 1 || dot == rest.length() - 1) {
            throw unknown(name, rest);
        }
        String webhook = rest.substring(0, dot);
        String field = rest.substring(dot + 1);
        if (!NAME.matcher(webhook).matches()) {
            throw new ConfigurationException(
                    PREFIX
                            + webhook
                            + ": expected a name of a-z, 0-9 and -, which begins with a letter and has"
                            + " at most 40 characters");
        }
        if (!FIELDS.contains(field)) {
            throw unknown(name, webhook);
        }
        return new WebhookName(webhook, field);
    }

    private static ConfigurationException unknown(String name, String webhook) {
        List<String> known = new ArrayList<>();
        FIELDS.forEach(field -> known.add(PREFIX + webhook + "." + field));
        return new ConfigurationException(
                "unknown key '"
                        + name
                        + "'; did you mean '"
                        + Spelling.nearest(name, known)
                        + "'?");
    }

    /**
     * The name that a variable stands for, such as {@code notify.webhooks.on-call.urlFile} for
     * {@code BELLWETHER_NOTIFY_WEBHOOKS_ON_CALL_URLFILE}.
     */
    static String ofVariable(String variable) {
        String rest = variable.substring(VARIABLE.length());
        int last = rest.lastIndexOf('_');
        String field = rest.substring(last + 1);
        String known = FIELDS.stream().filter(field::equalsIgnoreCase).findFirst().orElse(null);
        if (last < 1 || known == null) {
            List<String> candidates = new ArrayList<>();
            String webhook = last < 1 ? "NAME" : rest.substring(0, last);
            FIELDS.forEach(
                    each ->
                            candidates.add(
                                    VARIABLE + webhook + "_" + each.toUpperCase(Locale.ROOT)));
            throw new ConfigurationException(
                    "unknown variable '"
                            + variable
                            + "'; did you mean '"
                            + Spelling.nearest(variable, candidates)
                            + "'?");
        }
        String webhook = rest.substring(0, last).toLowerCase(Locale.ROOT).replace('_', '-');
        return PREFIX + webhook + "." + known;
    }
}
