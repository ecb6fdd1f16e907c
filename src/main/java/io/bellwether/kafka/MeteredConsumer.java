package io.bellwether.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A consumer that shows Kafka's metrics of itself while it is open. A subclass and not something
 * beside it, so that whoever closes the one cannot forget the other: each restart of a role makes
 * new clients.
 */
final class MeteredConsumer extends KafkaConsumer<byte[], byte[]> {

    private final KafkaClientMetrics metrics;

    MeteredConsumer(Map<String, Object> settings, MeterRegistry registry) {
        super(settings);
        metrics = new KafkaClientMetrics(this);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        metrics.close();
        super.close();
    }

    @Override
    public void close(CloseOptions options) {
        metrics.close();
        super.close(options);
    }
}
