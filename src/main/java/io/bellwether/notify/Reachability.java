package io.bellwether.notify;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that a target can be reached, and once that it cannot; not at every attempt. Not safe
 * for several threads.
 */
final class Reachability {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final String target;
    private @Nullable Boolean isReached;

    /**
     * @param target in words, without a secret
     */
    Reachability(String target) {
        this.target = target;
    }

    void reached() {
        if (!Boolean.TRUE.equals(isReached)) {
            LOG.info("{} takes notifications", target);
        }
        isReached = true;
    }

    void failed(Answer answer) {
        if (!Boolean.FALSE.equals(isReached)) {
            LOG.warn("{} {}; tries again", target, answer.inWords());
        }
        isReached = false;
    }
}
