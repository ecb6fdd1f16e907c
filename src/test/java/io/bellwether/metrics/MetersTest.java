package io.bellwether.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void countThatSomebodyElseKeepsIsKnownAfterACollection() {
        AtomicLong count = new AtomicLong();
        meters.counter(Metric.CACHE, () -> count.get(), "hit");
        meters.gauge(Metric.LAG, () -> count.get(), "score");
        collect();
        count.set(7);
        assertThat(registry.get(Metric.CACHE.id()).functionCounter().count()).isEqualTo(7);
        assertThat(registry.get(Metric.LAG.id()).gauge().value()).isEqualTo(7);
    }

    @Test
    void labelsThatAMetricDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> meters.counter(Metric.RECORDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bellwether_records_total has the labels [role], got 0");
    }

    /** Until whatever nobody holds is gone. */
    private static void collect() {
        WeakReference<Object> unheld = new WeakReference<>(new Object());
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            System.gc();
                            return unheld.get() == null;
                        });
    }
}
