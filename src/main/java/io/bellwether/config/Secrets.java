package io.bellwether.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which values are not for showing. Rather too many than too few: whoever needs a masked value
 * knows where they put it.
 */
final class Secrets {

    static final String MASK = "***";

    /** Parts of the names of Kafka's settings whose values are secret or contain one. */
    private static final List<String> SECRET =
            List.of(
                    "password",
                    "passphrase",
                    "secret",
                    "jaas",
                    "credential",
                    "token",
                    "private.key",
                    "keystore.key",
                    "api.key",
                    "basic.auth",
                    "user.info");

    /** An address, or any other word; a password may hold any sign but a blank and a comma. */
    private static final Pattern WORD = Pattern.compile("[^\\s,]++");

    private static final String AUTHORITY = "://";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+):[^}]*}");

    private Secrets() {}

    /**
     * The value as it may be shown.
     *
     * @param name of the key
     * @param providers Kafka's config providers, by name; a value that only refers to one of them
     *     tells a place and no secret
     */
    static String mask(String name, String value, Set<String> providers) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(Key.KAFKA)) {
            boolean isSecret = SECRET.stream().anyMatch(lower::contains);
            if (isSecret || hasPassword(value)) {
                return isReference(value, providers) ? value : MASK;
            }
        }
        if (name.startsWith(WebhookName.PREFIX)) {
            return name.endsWith("." + WebhookName.URL) ? maskedUrl(value, true) : value;
        }
        return withoutUserInfo(value);
    }

    /** {@code text} with what stands before the hosts of addresses masked. */
    static String withoutUserInfo(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(masked(word.group())));
    }

    /** By hand: an expression that looks for user:password@ may take the square of its text. */
    private static String masked(String word) {
        int at = word.lastIndexOf('@');
        int authority = word.indexOf(AUTHORITY);
        boolean isUrl = authority >= 0 && authority + AUTHORITY.length() <= at;
        int end = isUrl ? authority : at;
        for (int i = 0; i < end; i++) {
            if (word.charAt(i) == ':' && !word.startsWith(AUTHORITY, i)) {
                return word.substring(0, startOfUser(word, i)) + MASK + word.substring(at);
            }
        }
        return isUrl ? word.substring(0, authority) + AUTHORITY + MASK + word.substring(at) : word;
    }

    private static int startOfUser(String word, int end) {
        int start = end;
        while (start > 0 && "/@:".indexOf(word.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /**
     * An address without what may be secret in it: user and password, and what is asked for.
     *
     * @param isPathSecret whether whoever knows the path can use the address
     */
    static String maskedUrl(String url, boolean isPathSecret) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                return MASK;
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            boolean hasMore = uri.getRawQuery() != null || uri.getRawFragment() != null;
            String shown = isPathSecret && path.length() > 1 ? "/" + MASK : path;
            return uri.getScheme()
                    + "://"
                    + (uri.getRawUserInfo() == null ? "" : MASK + "@")
                    + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + shown
                    + (hasMore ? "?" + MASK : "");
        } catch (URISyntaxException e) {
            return MASK;
        }
    }

    private static boolean hasPassword(String value) {
        return value.toLowerCase(Locale.ROOT).contains("password");
    }

    private static boolean isReference(String value, Set<String> providers) {
        var matcher = REFERENCE.matcher(value.strip());
        return matcher.matches() && providers.contains(matcher.group(1));
    }
}
