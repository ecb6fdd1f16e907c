package io.bellwether.config;

import java.util.List;
import java.util.Locale;

/** Which values are not for showing. */
final class Secrets {

    static final String MASK = "***";

    /** Parts of the names of Kafka's settings whose values are secret or contain one. */
    private static final List<String> SECRET =
            List.of("password", "secret", "jaas", "credential", "token", "keystore.key");

    private Secrets() {}

    static String mask(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::contains) ? MASK : value;
    }
}
