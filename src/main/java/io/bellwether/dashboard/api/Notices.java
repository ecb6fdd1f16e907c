package io.bellwether.dashboard.api;

import reactor.core.publisher.Mono;

/**
 * Writes what people post into its topic. Each call completes when the brokers have acknowledged
 * the record, and fails within a bounded time when they do not: the record may then have been
 * written all the same.
 */
public interface Notices {

    /** Nothing was written, and nothing will be before somebody has changed something. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * @param reason what is to be changed; quotes nothing that was posted
         */
        public Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Writes a decision, which replaces an earlier one of that id. */
    Mono<Void> decision(String id, byte[] record);

    /** Registers a hypothesis, of which the first record of that id counts. */
    Mono<Void> hypothesis(String id, byte[] record);
}
