package io.bellwether.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;

/** Registers meters under the names of {@link Metric}. Safe for several threads. */
public final class Meters {

    /** From a quick batch to one that a restore or a broker holds up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;

    /** Micrometer holds what it asks for a count by a weak reference, and would count on from 0. */
    private final Collection<DoubleSupplier> kept = new ConcurrentLinkedQueue<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A counter.
     *
     * @param values one for each of the metric's labels
     */
    public Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.id())
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** A counter that somebody else keeps, for as long as this object lives. */
    public void counter(Metric metric, DoubleSupplier count, String... values) {
        kept.add(count);
        FunctionCounter.builder(metric.id(), count, DoubleSupplier::getAsDouble)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * A gauge.
     *
     * @param value asked for at every scrape; NaN when it is not known
     */
    public Gauge gauge(Metric metric, DoubleSupplier value, String... values) {
        return Gauge.builder(name(metric), value::getAsDouble)
                .strongReference(true)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** A histogram of times. */
    public Timer timer(Metric metric, String... values) {
        return Timer.builder(metric.id())
                .serviceLevelObjectives(BUCKETS)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** Takes gauges away: what they told is nobody's any more. */
    public void remove(List<Gauge> gauges) {
        gauges.forEach(registry::remove);
    }

    /**
     * Micrometer knows an info metric by a name that ends so, and takes the ending off any other.
     */
    private static String name(Metric metric) {
        return metric.id().replaceAll("_info$", ".info");
    }

    private static Tags tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(
                    metric.id() + " has the labels " + metric.labels() + ", got " + values.length);
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.labels().get(i), values[i]);
        }
        return tags;
    }
}
