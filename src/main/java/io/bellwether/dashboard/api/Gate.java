package io.bellwether.dashboard.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Lets those write who bring the token in the header {@code Authorization}. Only there: a browser
 * adds it to no request of another site by itself.
 */
final class Gate {

    private static final String SCHEME = "Bearer ";

    private final @Nullable String token;

    /**
     * @param token null lets nobody write
     */
    Gate(@Nullable String token) {
        this.token = token;
    }

    /**
     * @param authorization the header's value; null when there is none
     * @throws ApiProblem unless it brings the token
     */
    void check(@Nullable String authorization) {
        if (token == null) {
            throw ApiProblem.withoutTokenOfTheService();
        }
        String brought =
                authorization != null
                                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? authorization.substring(SCHEME.length()).strip()
                        : "";
        // As long for every wrong one: how much of it was right is not to be measured.
        if (!MessageDigest.isEqual(
                brought.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw ApiProblem.withoutTokenOfTheCaller();
        }
    }
}
