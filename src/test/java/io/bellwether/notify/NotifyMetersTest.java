package io.bellwether.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.metrics.Metric;
import io.bellwether.notify.NotifyMeters.Kind;
import io.bellwether.notify.NotifyMeters.Outcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names are those of the reference of all metrics, which this package does not know. */
class NotifyMetersTest {

    @Test
    void seriesAreThoseOfTheReference() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        NotifyMeters meters = new NotifyMeters(registry);
        meters.count(Kind.WEBHOOK, "chat", Outcome.DEAD_LETTER);
        meters.delivered(Kind.ALERTMANAGER, "0", Duration.ofSeconds(2));
        meters.open(() -> 3);

        List<String> lines = registry.scrape().lines().toList();
        for (Metric metric :
                List.of(Metric.NOTIFY_DELIVERIES, Metric.NOTIFY_OPEN, Metric.NOTIFY_LATENCY)) {
            assertThat(lines).contains("# TYPE " + metric.id() + " " + metric.kind().label());
        }
        assertThat(lines)
                .contains(
                        "bellwether_notify_alerts_open 3.0",
                        "bellwether_notify_deliveries_total{name=\"chat\",outcome=\"dead_letter\","
                                + "target=\"webhook\"} 1.0",
                        "bellwether_notify_latency_seconds_sum{name=\"0\",target=\"alertmanager\"}"
                                + " 2.0");
    }
}
