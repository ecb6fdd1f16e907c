package io.bellwether.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** How programs are told why not, after RFC 9457. */
public final class Problem {

    /** The content type. */
    public static final String TYPE = "application/problem+json";

    private static final JsonMapper JSON = new JsonMapper();

    private Problem() {}

    /**
     * The content.
     *
     * @param detail what was expected; quotes nothing of the request
     */
    public static String json(HttpResponseStatus status, String detail) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", status.reasonPhrase());
        content.put("status", status.code());
        content.put("detail", detail);
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    static Publisher<Void> send(
            HttpServerResponse response, HttpResponseStatus status, String detail) {
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, TYPE)
                .sendString(Mono.just(json(status, detail)));
    }
}
