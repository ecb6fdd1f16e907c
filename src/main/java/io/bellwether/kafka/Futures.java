package io.bellwether.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for answers of the admin client and turns its checked failures into Kafka's own. */
final class Futures {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Futures() {}

    static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
