package io.bellwether.dashboard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Decides who may ask for what. Immutable.
 *
 * <ul>
 *   <li>With a token, every request must bring it, but those for health: as a bearer token, or as
 *       the password of basic authentication, which browsers ask people for.
 *   <li>Without one the server listens on a loopback address only. A page of another origin could
 *       still reach it by a name that it points there (DNS rebinding), so the host that is asked
 *       for must be a name of this machine.
 *   <li>Whatever writes needs a token, and may not come from a page of another origin, since a
 *       browser sends the password that it once was given along with such requests, too.
 * </ul>
 */
final class Guard {

    /** What a request may carry, in bytes. */
    static final long MOST_BYTES = 65_536;

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OPEN = Set.of("/livez", "/readyz");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final WebSettings settings;
    private final byte @Nullable [] token;

    Guard(WebSettings settings) {
        this.settings = settings;
        token = settings.token() == null ? null : digest(settings.token());
    }

    /** Why a request is refused. */
    record Refusal(HttpResponseStatus status, String reason) {}

    /** Why {@code request} is refused; empty when it is not. */
    Optional<Refusal> refusal(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || path(request).isEmpty()) {
            return refuse(HttpResponseStatus.BAD_REQUEST, "This request is not well formed.");
        }
        if (OPEN.contains(path(request).get()) && READS.contains(request.method())) {
            return Optional.empty();
        }
        String host = hosts.isEmpty() ? "" : hosts.getFirst();
        if (token == null && !isOwn(nameOf(host))) {
            return refuse(
                    HttpResponseStatus.FORBIDDEN,
                    "This server answers under names of its own machine only.");
        }
        if (token != null && !isAllowed(headers.get(HttpHeaderNames.AUTHORIZATION), token)) {
            return refuse(HttpResponseStatus.UNAUTHORIZED, "This server asks for a token.");
        }
        return READS.contains(request.method()) ? Optional.empty() : writing(headers, host);
    }

    private Optional<Refusal> writing(HttpHeaders headers, String host) {
        if (token == null) {
            return refuse(
                    HttpResponseStatus.FORBIDDEN,
                    "Nothing can be written here before there is a token: set http.tokenFile.");
        }
        String site = headers.get("sec-fetch-site", "none");
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        boolean isOwnSite = site.equals("none") || site.equals("same-origin");
        if (!isOwnSite || (origin != null && !isOwnOrigin(origin, host))) {
            return refuse(
                    HttpResponseStatus.FORBIDDEN, "Pages of another origin may not write here.");
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH, "");
        if (length.isEmpty() || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return refuse(HttpResponseStatus.LENGTH_REQUIRED, "How long is the content?");
        }
        // More digits than the limit has are too long, whatever number they are.
        boolean isShort = length.length() <= 5 && Long.parseLong(length) <= MOST_BYTES;
        return isShort
                ? Optional.empty()
                : refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "The content is too long.");
    }

    private static Optional<Refusal> refuse(HttpResponseStatus status, String reason) {
        return Optional.of(new Refusal(status, reason));
    }

    /** The path as it was sent; empty when the target has none. */
    static Optional<String> path(HttpServerRequest request) {
        String target = request.uri();
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        return path.startsWith("/") ? Optional.of(path) : Optional.empty();
    }

    private static boolean isAllowed(@Nullable String authorization, byte[] token) {
        String given = authorization == null ? "" : authorization.strip();
        String lower = given.toLowerCase(Locale.ROOT);
        String brought = "";
        if (lower.startsWith(BEARER)) {
            brought = given.substring(BEARER.length()).strip();
        } else if (lower.startsWith(BASIC)) {
            brought = password(given.substring(BASIC.length()).strip());
        }
        // Of digests the comparison takes as long, wherever they differ.
        return MessageDigest.isEqual(digest(brought), token);
    }

    private static String password(String encoded) {
        try {
            byte[] pair = Base64.getDecoder().decode(encoded);
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private boolean isOwn(String name) {
        String bound =
                settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        boolean isPublished =
                !name.isEmpty() && name.equals(nameOf(authority(settings.publicUrl())));
        return LOOPBACK.contains(name) || name.equalsIgnoreCase(bound) || isPublished;
    }

    private boolean isOwnOrigin(String origin, String host) {
        String sent = authority(origin);
        String published = authority(settings.publicUrl());
        return !sent.isEmpty() && (sent.equalsIgnoreCase(host) || sent.equalsIgnoreCase(published));
    }

    /** Host and port of an address; empty when there is none. */
    private static String authority(@Nullable String url) {
        int from = url == null ? -1 : url.indexOf("://");
        if (url == null || from < 0) {
            return "";
        }
        String rest = url.substring(from + 3);
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** A host without its port, in lower case. */
    private static String nameOf(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        String name = end <= 0 ? host : host.substring(0, end);
        return name.toLowerCase(Locale.ROOT);
    }
}
