package io.bellwether.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where to post. The address, and the user and password in it, may be secret; {@link #toString}
 * shows host and port only.
 *
 * @param url without user and password
 * @param authorization value of the header for basic authentication; null for without
 */
public record HttpTarget(URI url, @Nullable String authorization) {

    /**
     * The target at {@code url}.
     *
     * @param url http or https, with a host; its user info is what basic authentication takes
     * @param path put behind the path of {@code url}; empty for nothing
     * @throws IllegalArgumentException when it is no such address; the message does not show it
     */
    public static HttpTarget of(URI url, String path) {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new IllegalArgumentException("expected http:// or https:// with a host");
        }
        String user = url.getUserInfo();
        String basic =
                user == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return new HttpTarget(without(url, path), basic);
    }

    private static URI without(URI url, String path) {
        String raw = url.getRawPath() == null ? "" : url.getRawPath();
        String whole = path.isEmpty() ? raw : raw.replaceAll("(?<!/)/++$", "") + path;
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        try {
            return new URI(url.getScheme() + "://" + url.getHost() + port + whole + query);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("parts of an address make no address", e);
        }
    }

    /** Host and port, for people. */
    public String place() {
        boolean isSecure = "https".equals(url.getScheme());
        int usual = isSecure ? 443 : 80;
        return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
    }

    /** Host and port. */
    @Override
    public String toString() {
        return place();
    }
}
