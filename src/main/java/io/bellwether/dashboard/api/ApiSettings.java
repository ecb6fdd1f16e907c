package io.bellwether.dashboard.api;

import org.jspecify.annotations.Nullable;

/**
 * What the API is told.
 *
 * @param version of the program, such as {@code 0.1.0}
 * @param token what a request must bring in order to write; null when nothing can be written
 */
public record ApiSettings(String version, @Nullable String token) {

    /** Does not show the token. */
    @Override
    public String toString() {
        return "ApiSettings[" + version + "]";
    }
}
