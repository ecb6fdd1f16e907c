package io.bellwether.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the page, the API, the metrics and the health checks are, and who may read them.
 *
 * @param host name or address to listen at
 * @param port 0 for any that is free; -1 to listen nowhere
 * @param token what every request must bring; null lets everybody in who reaches the address, which
 *     is then a loopback address
 * @param publicUrl where people reach the page, without a slash at the end; null when it is the
 *     address itself
 */
public record HttpConfiguration(
        String host, int port, @Nullable String token, @Nullable String publicUrl) {

    /** The environment's variable with the token. */
    public static final String TOKEN_VARIABLE = "BELLWETHER_HTTP_TOKEN";

    private static final int LEAST_TOKEN = 16;
    private static final int NOWHERE = -1;
    private static final int LAST_PORT = 65_535;

    /** Whether anything listens. */
    public boolean isOn() {
        return port != NOWHERE;
    }

    /** Does not show the token. */
    @Override
    public String toString() {
        return "HttpConfiguration[" + host + ":" + port + ", " + publicUrl + "]";
    }

    static HttpConfiguration of(Values values, Map<String, String> environment) {
        String token = token(values, environment);
        String publicUrl = publicUrl(values);
        String address = values.text(Key.HTTP_ADDRESS);
        if (address.isEmpty()) {
            return new HttpConfiguration("", NOWHERE, token, publicUrl);
        }
        int colon = address.lastIndexOf(':');
        String host = colon < 1 ? "" : address.substring(0, colon).replaceAll("[\\[\\]]", "");
        int port = colon < 1 ? NOWHERE : port(address.substring(colon + 1));
        if (host.isEmpty() || port == NOWHERE) {
            throw new ConfigurationException(
                    Key.HTTP_ADDRESS.pattern()
                            + ": expected host:port, such as 127.0.0.1:8484; got '"
                            + Secrets.withoutUserInfo(address)
                            + "'");
        }
        if (token == null && !isLoopback(host)) {
            throw new ConfigurationException(
                    Key.HTTP_ADDRESS.pattern()
                            + ": others can reach "
                            + address
                            + "; set "
                            + Key.HTTP_TOKEN_FILE.pattern()
                            + " or "
                            + TOKEN_VARIABLE
                            + ", or listen at 127.0.0.1");
        }
        return new HttpConfiguration(host, port, token, publicUrl);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 0 && port <= LAST_PORT ? port : NOWHERE;
        } catch (NumberFormatException e) {
            return NOWHERE;
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigurationException(
                    Key.HTTP_ADDRESS.pattern() + ": nobody knows the host '" + host + "'", e);
        }
    }

    private static @Nullable String token(Values values, Map<String, String> environment) {
        String given = environment.getOrDefault(TOKEN_VARIABLE, "").strip();
        if (!given.isEmpty()) {
            return longEnough(given, TOKEN_VARIABLE);
        }
        String file = values.text(Key.HTTP_TOKEN_FILE);
        if (file.isEmpty()) {
            return null;
        }
        try {
            String token = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            return longEnough(token, Key.HTTP_TOKEN_FILE.pattern());
        } catch (IOException e) {
            throw new ConfigurationException(
                    Key.HTTP_TOKEN_FILE.pattern()
                            + ": cannot read "
                            + file
                            + ": "
                            + Sources.reasonOf(e),
                    e);
        }
    }

    private static String longEnough(String token, String origin) {
        boolean isPlain = token.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (token.length() < LEAST_TOKEN || !isPlain) {
            throw new ConfigurationException(
                    origin
                            + ": expected a token of at least "
                            + LEAST_TOKEN
                            + " letters, digits and signs of ASCII without blanks; got "
                            + token.length()
                            + " characters");
        }
        return token;
    }

    /** Everybody who gets a notification sees it: a login is no part of it. */
    private static boolean isForAll(URI url) {
        return url.getQuery() == null && url.getFragment() == null && !url.toString().contains("@");
    }

    private static @Nullable String publicUrl(Values values) {
        String text = values.text(Key.HTTP_PUBLIC_URL);
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null && isForAll(url)) {
                return text.replaceAll("(?<!/)/++$", "");
            }
        } catch (URISyntaxException e) {
            // Told below as any other text that is no address.
        }
        throw new ConfigurationException(
                Key.HTTP_PUBLIC_URL.pattern()
                        + ": expected http:// or https:// with a host and perhaps a path; got '"
                        + Secrets.withoutUserInfo(text)
                        + "'");
    }
}
