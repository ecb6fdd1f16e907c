package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What every answer has, and those that say no. */
final class Answers {

    /** Nothing but what this server sends, no frame around it, no form to elsewhere. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self';"
                    + " object-src 'none'";

    private Answers() {}

    /** Sets the headers of every answer; an answer may replace {@code Cache-Control}. */
    static void protect(HttpServerResponse response) {
        response.header("content-security-policy", POLICY)
                .header("x-content-type-options", "nosniff")
                .header("referrer-policy", "no-referrer")
                .header("cross-origin-resource-policy", "same-origin")
                .header("cross-origin-opener-policy", "same-origin")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store");
    }

    static Publisher<Void> html(HttpServerResponse response, String page) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .sendString(Mono.just(page));
    }

    /** Asks for the token: browsers ask people for it, programs know. */
    static void challenge(HttpServerResponse response) {
        response.addHeader(
                HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Bellwether\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"Bellwether\"");
    }

    /** A page that says no. Nothing of the request is in it. */
    static Publisher<Void> error(
            HttpServerResponse response, HttpResponseStatus status, String reason, String root) {
        Html main = new Html();
        main.leaf("h1", status.code() + " " + status.reasonPhrase()).leaf("p", reason);
        main.open("p").leaf("a", "Back to the three assets", "href", root + "./").close("p");
        String page = PageFrame.plain(status.reasonPhrase(), root, main);
        return html(response.status(status), page);
    }
}
