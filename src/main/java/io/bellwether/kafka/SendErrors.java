package io.bellwether.kafka;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Keeps the first error that a producer's callbacks report. */
final class SendErrors implements Callback {

    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            first.compareAndSet(null, exception);
        }
    }

    /** Throws what was reported; call after a flush. */
    void throwFirst() {
        Exception error = first.get();
        if (error != null) {
            throw NotAllowedException.explained(
                    new KafkaException("a record could not be written", error), "WRITE", "*");
        }
    }
}
