package io.bellwether.dashboard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A file of the program. Browsers keep it, and ask whether it is still the same one.
 *
 * @param type its media type
 */
record StaticFile(String type, String text, String tag) {

    static StaticFile of(String type, String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return new StaticFile(type, text, "\"" + Long.toHexString(sum.getValue()) + "\"");
    }

    Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        response.header(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .header(HttpHeaderNames.ETAG, tag);
        String known = request.requestHeaders().get(HttpHeaderNames.IF_NONE_MATCH, "");
        if (known.contains(tag) || known.equals("*")) {
            return response.status(HttpResponseStatus.NOT_MODIFIED).send();
        }
        return response.header(HttpHeaderNames.CONTENT_TYPE, type).sendString(Mono.just(text));
    }
}
