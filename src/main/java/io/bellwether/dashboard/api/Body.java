package io.bellwether.dashboard.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** What was sent along with a request, within bounds. */
final class Body {

    /** Everything that a decision or hypothesis may have, in the longest characters, fits in. */
    static final int MOST_BYTES = 1 << 15;

    private static final String JSON = "application/json";

    private final HttpServerRequest request;

    Body(HttpServerRequest request) {
        this.request = request;
    }

    /** All of it; an {@link ApiProblem} when it is no JSON by its type, or too large. */
    Mono<byte[]> bytes() {
        return Mono.defer(
                () -> {
                    if (!isJson(request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE))) {
                        throw ApiProblem.otherContentType();
                    }
                    if (told() > MOST_BYTES) {
                        throw ApiProblem.tooLarge(MOST_BYTES);
                    }
                    return request.receive()
                            .asByteArray()
                            .reduceWith(ByteArrayOutputStream::new, Body::add)
                            .map(ByteArrayOutputStream::toByteArray);
                });
    }

    /** The length that is told; 0 when none is. */
    private long told() {
        String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private static ByteArrayOutputStream add(ByteArrayOutputStream all, byte[] piece) {
        if (all.size() + piece.length > MOST_BYTES) {
            throw ApiProblem.tooLarge(MOST_BYTES);
        }
        all.writeBytes(piece);
        return all;
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        CharSequence mime = HttpUtil.getMimeType(type);
        Charset charset = HttpUtil.getCharset(type, StandardCharsets.UTF_8);
        return mime != null
                && JSON.equalsIgnoreCase(mime.toString().strip())
                && charset.equals(StandardCharsets.UTF_8);
    }
}
