package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.Score;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;

/** More than can be done at once: memory stays bounded, the member stays, and all is done. */
class BackPressureTest {

    private static final String USERS = "feedback.users.v1";
    private static final int BATCH = 100;

    private final TopicNames names =
            TestBroker.topics(1)
                    .withFeedback(Asset.ADVERTISERS, List.of())
                    .withFeedback(Asset.STAFF, List.of());
    private final String topic = names.prefix() + USERS;
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicLong mostLag = new AtomicLong();

    /** Half a thousand records a second can be scored, and five thousand come at once. */
    @Test
    void aBurstOfTenTimesTheCapacityIsWorkedOffWithItsLagInSight() throws Exception {
        Topic.send(topic, 0, feedback(5_000, "text"));
        Semaphore permits = new Semaphore(0);
        ScheduledExecutorService capacity = Executors.newSingleThreadScheduledExecutor();
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        KafkaConnection strict = TestBroker.connection(Map.of("max.poll.interval.ms", "5000"));
        try (ScoreRig rig = rig(strict, member, permits)) {
            rig.start();
            var unused =
                    capacity.scheduleAtFixedRate(
                            () -> release(rig, permits), 0, 100, TimeUnit.MILLISECONDS);
            awaitDone(rig, 5_000);
        } finally {
            stop(capacity);
        }
        assertThat(mostUnderWay.get()).isBetween(BATCH, 3 * BATCH);
        assertThat(mostLag.get()).isBetween(4_000L, 5_000L);
        assertAllScoredOnce(5_000);
    }

    private void release(ScoreRig rig, Semaphore permits) {
        mostUnderWay.accumulateAndGet(rig.source.underWay(), Math::max);
        mostLag.accumulateAndGet(rig.source.lag().orElse(0), Math::max);
        permits.release(50);
    }

    /**
     * The broker lets 60 kB a second through, either way, and so holds answers back for seconds.
     * With less, ten seconds' worth would not hold one batch of what is written, and the broker
     * would never let it through.
     */
    @Test
    void aSlowBrokerIsWaitedForAndNobodyIsThrownOut() throws Exception {
        Topic.send(topic, 0, feedback(1_500, "t".repeat(1_000)));
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        throttle(member.transactionalId(), 60_000);
        throttle("producer-" + member.transactionalId(), 60_000);
        KafkaConnection strict = TestBroker.connection(Map.of("max.poll.interval.ms", "20000"));
        Semaphore any = new Semaphore(Integer.MAX_VALUE);
        try (ScoreRig rig = rig(strict, member, any)) {
            rig.start();
            AtomicLong throttled = new AtomicLong();
            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> {
                                mostUnderWay.accumulateAndGet(rig.source.underWay(), Math::max);
                                throttled.accumulateAndGet(throttleMillis(member), Math::max);
                                return rig.records.get() >= 1_500 && throttled.get() > 0;
                            });
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(mostUnderWay.get()).isLessThanOrEqualTo(3 * BATCH);
        assertAllScoredOnce(1_500);
    }

    private static long throttleMillis(Member member) throws Exception {
        ObjectName name =
                new ObjectName(
                        "kafka.consumer:type=consumer-fetch-manager-metrics,client-id="
                                + member.transactionalId());
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        if (!server.isRegistered(name)) {
            return 0; // the consumer is not made yet
        }
        double millis = (double) server.getAttribute(name, "fetch-throttle-time-max");
        return Double.isNaN(millis) ? 0 : (long) millis;
    }

    private static void throttle(String client, double bytesPerSecond) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of("client-id", client));
        try (Admin admin = TestBroker.connection().admin()) {
            Futures.get(
                    admin.alterClientQuotas(
                                    List.of(
                                            new ClientQuotaAlteration(
                                                    entity,
                                                    List.of(
                                                            limit(
                                                                    "consumer_byte_rate",
                                                                    bytesPerSecond),
                                                            limit(
                                                                    "producer_byte_rate",
                                                                    bytesPerSecond)))))
                            .all());
        }
    }

    private static ClientQuotaAlteration.Op limit(String key, double value) {
        return new ClientQuotaAlteration.Op(key, value);
    }

    private ScoreRig rig(KafkaConnection connection, Member member, Semaphore permits) {
        return new ScoreRig(
                connection, names, member, text -> slowly(permits), BATCH, Duration.ofSeconds(20));
    }

    private static Score slowly(Semaphore permits) {
        permits.acquireUninterruptibly();
        return ScoreRig.neutral("");
    }

    private static void awaitDone(ScoreRig rig, int records) {
        await().atMost(Duration.ofMinutes(2)).until(() -> rig.records.get() >= records);
        await().atMost(Duration.ofSeconds(20)).until(() -> rig.source.lag().orElse(1) == 0);
        assertThat(rig.source.underWay()).isZero();
        assertThat(rig.restarts).isEmpty();
    }

    private void assertAllScoredOnce(int count) {
        assertThat(Topic.values(names.scored(), "scored|")).hasSize(count).doesNotHaveDuplicates();
    }

    private static List<String> feedback(int count, String text) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i + "|1000|" + text).toList();
    }

    private static void stop(ExecutorService executor) throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
}
