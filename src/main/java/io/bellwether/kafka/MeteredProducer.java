package io.bellwether.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * A producer that shows Kafka's metrics of itself while it is open; see {@link MeteredConsumer}.
 */
final class MeteredProducer extends KafkaProducer<byte[], byte[]> {

    private final KafkaClientMetrics metrics;

    MeteredProducer(Map<String, Object> settings, MeterRegistry registry) {
        super(settings);
        metrics = new KafkaClientMetrics(this);
        metrics.bindTo(registry);
    }

    /** {@code close()} comes here, too. */
    @Override
    public void close(Duration timeout) {
        metrics.close();
        super.close(timeout);
    }
}
