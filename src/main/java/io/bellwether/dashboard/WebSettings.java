package io.bellwether.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Where to listen, and who may read.
 *
 * @param host name or address
 * @param port 0 for any that is free
 * @param token what every request must bring but those for health; null lets everybody in
 * @param publicUrl where people reach the page, without a slash at the end; null when it is the
 *     address itself
 */
public record WebSettings(
        String host, int port, @Nullable String token, @Nullable String publicUrl) {

    /** Does not show the token. */
    @Override
    public String toString() {
        return "WebSettings[" + host + ":" + port + "]";
    }
}
