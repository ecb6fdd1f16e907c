package io.bellwether.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How log lines look. Read by the logger's configuration from a system property. */
enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON;

    static final String PROPERTY = "bellwether.log.format";
    static final String VARIABLE = "BELLWETHER_LOG_FORMAT";

    /**
     * What the property says, else the variable, else what fits who reads: the service's log is for
     * machines unless it goes to a terminal, and the messages of commands are for people.
     *
     * @throws WrongUseException when it is neither text nor json
     */
    static LogFormat choose(
            @Nullable String property,
            Map<String, String> environment,
            boolean isService,
            boolean isTerminal) {
        String chosen = property == null ? environment.get(VARIABLE) : property;
        if (chosen == null || chosen.isBlank()) {
            return isService && !isTerminal ? JSON : TEXT;
        }
        for (LogFormat format : values()) {
            if (format.label().equalsIgnoreCase(chosen.strip())) {
                return format;
            }
        }
        throw new WrongUseException(VARIABLE + ": expected text or json; got '" + chosen + "'");
    }

    /** The value of the property. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the log of this process is for machines. */
    static boolean isJson() {
        return JSON.label().equals(System.getProperty(PROPERTY));
    }
}
