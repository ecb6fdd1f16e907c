package io.bellwether.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * How alerts are told to Alertmanager.
 *
 * @param every between two rounds in which everything is sent again; positive
 * @param resendResolved how long what is over is sent, counted from when that was written; longer
 *     than an open alert lives in Alertmanager without being sent
 * @param timeout of one request
 * @param news which alerts are told at all
 * @param page where people reach the page, without a slash at the end; empty without one
 */
public record AlertmanagerSettings(
        Duration every,
        Duration resendResolved,
        Duration timeout,
        News news,
        Optional<String> page) {

    /** After so many rounds without a word Alertmanager takes an alert for over. */
    static final int ROUNDS_ALIVE = 4;

    public AlertmanagerSettings {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every " + every + " is not positive");
        }
        if (resendResolved.compareTo(every.multipliedBy(ROUNDS_ALIVE)) <= 0) {
            throw new IllegalArgumentException(
                    "resendResolved "
                            + resendResolved
                            + " is not above "
                            + ROUNDS_ALIVE
                            + " rounds");
        }
    }

    /** A round each minute; what is over for a quarter of an hour. */
    public static AlertmanagerSettings of(News news, Optional<String> page) {
        return new AlertmanagerSettings(
                Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofSeconds(10), news, page);
    }

    /** How long an open alert lives without being sent again. */
    Duration alive() {
        return every.multipliedBy(ROUNDS_ALIVE);
    }
}
