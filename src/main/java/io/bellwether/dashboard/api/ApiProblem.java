package io.bellwether.dashboard.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not answered as was wished, in the terms of RFC 9457. The message says what was
 * expected, and never quotes what came.
 */
final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final transient HttpResponseStatus status;
    private final transient Map<String, String> headers;

    private ApiProblem(HttpResponseStatus status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    private ApiProblem(HttpResponseStatus status, String detail) {
        this(status, detail, Map.of());
    }

    HttpResponseStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    static ApiProblem badRequest(String detail) {
        return new ApiProblem(HttpResponseStatus.BAD_REQUEST, detail);
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(HttpResponseStatus.NOT_FOUND, detail);
    }

    static ApiProblem notAllowed(List<String> methods) {
        String allowed = String.join(", ", methods);
        return new ApiProblem(
                HttpResponseStatus.METHOD_NOT_ALLOWED,
                "this address answers to " + allowed,
                Map.of(HttpHeaderNames.ALLOW.toString(), allowed));
    }

    static ApiProblem withoutTokenOfTheService() {
        return new ApiProblem(
                HttpResponseStatus.FORBIDDEN,
                "nothing can be written, because the service has no token: set http.tokenFile, or"
                        + " BELLWETHER_HTTP_TOKEN in its environment, and start it anew");
    }

    static ApiProblem withoutTokenOfTheCaller() {
        return new ApiProblem(
                HttpResponseStatus.UNAUTHORIZED,
                "writing needs the header Authorization: Bearer and the service's token",
                Map.of(HttpHeaderNames.WWW_AUTHENTICATE.toString(), "Bearer realm=\"bellwether\""));
    }

    static ApiProblem otherContentType() {
        return new ApiProblem(
                HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                "the content type must be application/json, in UTF-8");
    }

    static ApiProblem tooLarge(int mostBytes) {
        return new ApiProblem(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "the body may have " + mostBytes + " bytes at most");
    }

    static ApiProblem unprocessable(String detail) {
        return new ApiProblem(HttpResponseStatus.UNPROCESSABLE_ENTITY, detail);
    }

    static ApiProblem conflict(String detail) {
        return new ApiProblem(HttpResponseStatus.CONFLICT, detail);
    }

    /** It will pass: ask again. */
    static ApiProblem unavailable(String detail) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaderNames.RETRY_AFTER.toString(), Long.toString(SOON.toSeconds()));
        return new ApiProblem(HttpResponseStatus.SERVICE_UNAVAILABLE, detail, headers);
    }

    static ApiProblem broken() {
        return new ApiProblem(
                HttpResponseStatus.INTERNAL_SERVER_ERROR,
                "the service failed to answer; its log says more");
    }
}
