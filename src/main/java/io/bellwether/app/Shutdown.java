package io.bellwether.app;

import java.util.concurrent.TimeUnit;

/** What happens on SIGTERM and SIGINT. */
final class Shutdown {

    private static final long WITHIN_SECONDS = 60;

    private Shutdown() {}

    /**
     * Closes {@code service} when the process is told to end, and lets {@code main} finish: it
     * stops the local broker, among other things.
     */
    static void closes(Service service, Thread main) {
        Thread hook =
                new Thread(
                        () -> {
                            service.close();
                            awaitEnd(main);
                        },
                        "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void awaitEnd(Thread main) {
        try {
            main.join(TimeUnit.SECONDS.toMillis(WITHIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
