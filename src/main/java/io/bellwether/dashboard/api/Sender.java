package io.bellwether.dashboard.api;

import io.bellwether.dashboard.BoardStatus;
import io.bellwether.feedback.Hash;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends answers, with the headers that all of them have. Belongs to one request. */
final class Sender {

    /** Since when what is told may be out of date. */
    static final String STALE_SINCE = "bellwether-stale-since";

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final BoardStatus status;

    Sender(HttpServerRequest request, HttpServerResponse response, BoardStatus status) {
        this.request = request;
        this.response = response;
        this.status = status;
    }

    Mono<Void> send(ApiAnswer answer) {
        response.status(answer.status());
        // What one reader may see is not for a cache that others read.
        response.header(HttpHeaderNames.CACHE_CONTROL, "private, no-cache");
        response.header("x-content-type-options", "nosniff");
        answer.headers().forEach(response::header);
        Instant staleSince = status.failedSince();
        if (staleSince != null) {
            response.header(STALE_SINCE, staleSince.toString());
        }
        return switch (answer) {
            case ApiAnswer.Whole whole -> send(whole);
            case ApiAnswer.Pieces pieces -> send(pieces);
        };
    }

    private Mono<Void> send(ApiAnswer.Whole whole) {
        response.header(HttpHeaderNames.CONTENT_TYPE, whole.type());
        if (whole.status().equals(HttpResponseStatus.OK)) {
            String tag = "\"" + Hash.of(whole.content()) + "\"";
            response.header(HttpHeaderNames.ETAG, tag);
            if (isKnown(tag, request.requestHeaders().get(HttpHeaderNames.IF_NONE_MATCH))) {
                return response.status(HttpResponseStatus.NOT_MODIFIED).send();
            }
        }
        byte[] content = whole.content().getBytes(StandardCharsets.UTF_8);
        response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(content.length));
        return isHead() ? response.send() : response.sendByteArray(Mono.just(content)).then();
    }

    private Mono<Void> send(ApiAnswer.Pieces pieces) {
        response.header(HttpHeaderNames.CONTENT_TYPE, ApiAnswer.JSON);
        return isHead() ? response.send() : response.sendString(pieces.pieces()).then();
    }

    private boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    private static boolean isKnown(String tag, @Nullable String known) {
        return known != null && (known.contains(tag) || known.strip().equals("*"));
    }
}
