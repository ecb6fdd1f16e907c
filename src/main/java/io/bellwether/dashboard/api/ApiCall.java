package io.bellwether.dashboard.api;

import io.bellwether.feedback.Asset;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked for: the variables of the path and the parameters of the query.
 *
 * @param variables by name
 * @param parameters by name; every one of them has a value
 */
record ApiCall(Map<String, String> variables, Map<String, List<String>> parameters) {

    static final int USUAL_LIMIT = 100;
    static final int MOST_LIMIT = 1000;

    /**
     * That of an address.
     *
     * @throws ApiProblem when its query cannot be read
     */
    static ApiCall of(Map<String, String> variables, String uri) {
        try {
            return new ApiCall(variables, new QueryStringDecoder(uri).parameters());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("the query is not percent-encoded UTF-8");
        }
    }

    /** Refuses every parameter but these: a misspelt one would answer another question. */
    void allow(String... names) {
        Set<String> known = new TreeSet<>(Arrays.asList(names));
        if (!known.containsAll(parameters.keySet())) {
            throw ApiProblem.badRequest(
                    known.isEmpty()
                            ? "this address takes no parameters"
                            : "this address takes the parameters " + String.join(", ", known));
        }
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ApiProblem.badRequest(name + " stands twice in the query");
        }
        return values.stream().findFirst();
    }

    Optional<Asset> asset() {
        return parameter("asset").map(ApiCall::asset);
    }

    private static Asset asset(String label) {
        return Arrays.stream(Asset.values())
                .filter(asset -> asset.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> ApiProblem.badRequest("asset is none of users, advertisers, staff"));
    }

    Optional<Instant> instant(String name) {
        return parameter(name).map(text -> instant(name, text));
    }

    private static Instant instant(String name, String text) {
        try {
            return text.length() == "2026-05-04".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    name
                            + " is neither a date such as 2026-05-04 nor a time such as"
                            + " 2026-05-04T10:00:00Z; a + in an offset is written %2B");
        }
    }

    int limit() {
        return parameter("limit").map(ApiCall::limit).orElse(USUAL_LIMIT);
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,4}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST_LIMIT) {
            throw ApiProblem.badRequest("limit is no whole number from 1 to " + MOST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    Optional<Cursor> cursor() {
        return parameter("cursor").map(Cursor::parse);
    }
}
