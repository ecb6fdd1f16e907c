package io.bellwether.pipeline;

import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** When a role starts anew after an error. */
public final class Restarts {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Restarts() {}

    /**
     * Starts anew for as long as it takes, after half a second at first and then ever later, up to
     * half a minute; a committed batch sets the pause back. Gives up on {@link
     * UnusableStateException}, which starting again cannot cure, and on every {@code Error}.
     *
     * @param timer counts the pauses
     * @param onRestart hears of every error that led to a restart
     */
    public static Retry always(Scheduler timer, Consumer<Throwable> onRestart) {
        RetryBackoffSpec spec = Retry.backoff(Long.MAX_VALUE, FIRST).maxBackoff(LONGEST);
        return spec.scheduler(timer)
                .transientErrors(true)
                .filter(Restarts::isCurable)
                .doBeforeRetry(signal -> onRestart.accept(signal.failure()));
    }

    private static boolean isCurable(Throwable failure) {
        return failure instanceof Exception && !(failure instanceof UnusableStateException);
    }
}
