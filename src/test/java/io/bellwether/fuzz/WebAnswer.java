package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer over HTTP, as it came, and what every one is held to. */
final class WebAnswer {

    private static final byte[] BREAK = "\r\n\r\n".getBytes(ISO_8859_1);

    /** All that this program ever sends: whatever else stands there, a stranger put there. */
    private static final Set<String> HEADERS =
            Set.of(
                    "allow",
                    "bellwether-stale-since",
                    "cache-control",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-security-policy",
                    "content-type",
                    "cross-origin-opener-policy",
                    "cross-origin-resource-policy",
                    "etag",
                    "link",
                    "location",
                    "referrer-policy",
                    "retry-after",
                    "transfer-encoding",
                    "vary",
                    "www-authenticate",
                    "x-accel-buffering",
                    "x-content-type-options");

    /** A tag as this program writes it, without an attribute that runs something. */
    private static final Pattern TAG =
            Pattern.compile(
                    "<!doctype html>|</[a-zA-Z0-9]+>|"
                            + "<[a-zA-Z0-9]+(?: (?!on)[a-zA-Z0-9:-]+(?:=\"[^\"<>]*\")?)*\\s*/?>",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern RUNNING = Pattern.compile("=\"\\s*(?:javascript|data):");

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private WebAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static WebAnswer of(byte[] bytes) throws IOException {
        int end = find(bytes, BREAK, 0);
        Promise.holds(end > 0, "a request has an answer");
        String[] lines = new String(bytes, 0, end, ISO_8859_1).split("\r\n", -1);
        Promise.holds(lines[0].matches("HTTP/1\\.[01] [1-5][0-9]{2} .*"), "an answer has a status");
        Map<String, String> headers = new TreeMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            Promise.holds(colon > 0, "a header has a name");
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = Arrays.copyOfRange(bytes, end + BREAK.length, bytes.length);
        boolean isChunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        return new WebAnswer(
                Integer.parseInt(lines[0].substring(9, 12)),
                headers,
                isChunked ? joined(body) : body);
    }

    int status() {
        return status;
    }

    String text() {
        return new String(body, UTF_8);
    }

    private String type() {
        return headers.getOrDefault("content-type", "");
    }

    /** Nothing fails, nothing is told of the inside, and nobody's words are more than words. */
    void check() throws IOException {
        Promise.holds(
                (status >= 200 && status < 300) || status == 304 || (status >= 400 && status < 500),
                "an answer is what was asked for, or says what is wrong with that: " + status);
        headers.keySet()
                .forEach(name -> Promise.holds(HEADERS.contains(name), "nobody adds a header"));
        if (body.length == 0 || headers.containsKey("content-encoding")) {
            return;
        }
        String text = text();
        Promise.holds(
                !text.contains("\tat ") && !text.contains("Exception"), "no answer shows a stack");
        Promise.holds(
                headers.getOrDefault("x-content-type-options", "").equals("nosniff"),
                "no answer is taken for what it is not");
        if (type().startsWith("text/html")) {
            Promise.holds(
                    headers.getOrDefault("content-security-policy", "")
                            .startsWith("default-src 'self';"),
                    "a page says what it may load");
            checkHtml(text);
        } else if (type().endsWith("json")) {
            checkJson(text);
        }
    }

    /** Every sign that could begin a tag begins one of this program. */
    static void checkHtml(String html) {
        Matcher tag = TAG.matcher(html);
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            tag.region(at, html.length());
            Promise.holds(tag.lookingAt(), "what people write makes no tag");
        }
        Promise.holds(!RUNNING.matcher(html).find(), "no address runs something");
        Promise.holds(html.chars().noneMatch(c -> c == 0x202e || c == 0), "nothing turns a text");
    }

    private static void checkJson(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                // Reads it all.
            }
        }
    }

    private static byte[] joined(byte[] chunks) {
        byte[] all = new byte[chunks.length];
        int length = 0;
        int at = 0;
        while (at < chunks.length) {
            int end = find(chunks, new byte[] {'\r', '\n'}, at);
            int size = end < 0 ? 0 : Integer.parseInt(new String(chunks, at, end - at, UTF_8), 16);
            if (size == 0) {
                break;
            }
            Promise.holds(end + 2 + size <= chunks.length, "an answer is whole");
            System.arraycopy(chunks, end + 2, all, length, size);
            length += size;
            at = end + 2 + size + 2;
        }
        return Arrays.copyOf(all, length);
    }

    private static int find(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
