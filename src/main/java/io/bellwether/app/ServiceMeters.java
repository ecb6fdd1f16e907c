package io.bellwether.app;

import io.bellwether.corenlp.CachedScorer;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.metrics.Meters;
import io.bellwether.metrics.Metric;
import io.bellwether.metrics.MonitorMeters;
import io.bellwether.metrics.ProcessMeters;
import io.bellwether.metrics.RoleMeters;
import io.bellwether.metrics.ScoringMeters;
import io.bellwether.metrics.TakeoverMeters;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The meters of one service, and what the roles add to them. Safe for several threads. */
final class ServiceMeters implements AutoCloseable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final ProcessMeters process;

    ServiceMeters(TopicNames names) {
        registry.config().meterFilter(MeterFilter.deny(id -> isSecondName(id, names.all())));
        registry.config().meterFilter(MeterFilter.deny(ServiceMeters::isOfOnePartition));
        try {
            process = new ProcessMeters(registry, Version.number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kafka's consumers tell each topic twice, as it is and under its older name with "_" in place
     * of dots: a sum over topics would count everything double.
     */
    private static boolean isSecondName(Meter.Id id, List<String> topics) {
        String topic = id.getTag("topic");
        return topic != null
                && id.getName().startsWith("kafka.")
                && !topics.contains(topic)
                && topics.stream().anyMatch(name -> name.replace('.', '_').equals(topic));
    }

    /** A dozen for each of many partitions fill a small heap, and nobody draws them. */
    private static boolean isOfOnePartition(Meter.Id id) {
        return id.getName().startsWith("kafka.") && id.getTag("partition") != null;
    }

    MeterRegistry registry() {
        return registry;
    }

    /** All of them, as Prometheus reads them. */
    String scrape() {
        return registry.scrape();
    }

    /** Whether the brokers answer. */
    void brokers(BooleanSupplier answer) {
        meters.gauge(Metric.BROKERS_ANSWER, () -> answer.getAsBoolean() ? 1 : 0);
    }

    /**
     * Those of a role and its source.
     *
     * @param inputs topics whose records may become dead letters
     */
    RoleMeters role(Role role, KafkaSource source, List<String> inputs) {
        RoleMeters own = new RoleMeters(meters, role.label(), inputs);
        own.source(source::lag, source::aborts);
        return own;
    }

    /** Those of scoring. */
    ScoringMeters scoring(SentimentScorer scorer, KafkaSource source) {
        ScoringMeters own = new ScoringMeters(meters);
        if (scorer instanceof CachedScorer cached) {
            own.cache(cached::hits, cached::misses);
        }
        for (Asset asset : Asset.values()) {
            meters.gauge(Metric.IDLE_PARTITIONS, () -> idle(source, asset), asset.label());
        }
        return own;
    }

    /** NaN for an asset of which this member has no partition. */
    private static double idle(KafkaSource source, Asset asset) {
        Integer count = source.idlePartitions().get(asset);
        return count == null ? Double.NaN : count;
    }

    /** Those of a takeover. */
    TakeoverMeters takeover() {
        return new TakeoverMeters(meters);
    }

    /** Those of the monitors. */
    MonitorMeters monitors(InstantSource clock) {
        return new MonitorMeters(meters, clock);
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}
