package io.bellwether.dashboard.api;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * One method of one address.
 *
 * @param path below {@link ApiRoutes#ROOT}, with variables in braces, each within one segment:
 *     {@code /alerts/{id}/quotes}
 */
record ApiRoute(HttpMethod method, String path, Handler handler) {

    /** Answers a call. */
    @FunctionalInterface
    interface Handler {

        /**
         * The answer, of which one is given for each call.
         *
         * @param body what was sent along; asked for by what writes only
         * @throws ApiProblem as an error signal or at once
         */
        Mono<ApiAnswer> answer(ApiCall call, Mono<byte[]> body);
    }

    /** What is read. */
    static ApiRoute get(String path, Function<ApiCall, ApiAnswer> answer) {
        return new ApiRoute(
                HttpMethod.GET, path, (call, body) -> Mono.fromCallable(() -> answer.apply(call)));
    }

    static ApiRoute post(String path, Handler handler) {
        return new ApiRoute(HttpMethod.POST, path, handler);
    }

    /** The variables of {@code rawPath}, which is still percent-encoded, if this is its route. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> wanted = segments(path);
        List<String> found = segments(rawPath);
        if (wanted.size() != found.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!take(wanted.get(i), found.get(i), variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static boolean take(String wanted, String found, Map<String, String> variables) {
        int open = wanted.indexOf('{');
        if (open < 0) {
            return wanted.equals(found);
        }
        String end = wanted.substring(wanted.indexOf('}') + 1);
        if (!found.endsWith(end) || found.length() == end.length()) {
            return false;
        }
        String value = found.substring(0, found.length() - end.length());
        variables.put(wanted.substring(open + 1, wanted.indexOf('}')), decoded(value));
        return true;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** In a path, other than in a query, a plus is a plus. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("the address is not percent-encoded UTF-8");
        }
    }
}
