package io.bellwether.dashboard;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What stands behind the question mark of an address.
 *
 * @param values by name; at most {@value #MOST} of them
 */
record Query(Map<String, List<String>> values) {

    private static final int MOST = 16;

    /**
     * That of a request's target.
     *
     * @throws IllegalArgumentException when it is not well formed
     */
    static Query of(String target) {
        return new Query(
                new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MOST).parameters());
    }

    /** The first value of that name; empty when there is none. */
    String get(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }
}
