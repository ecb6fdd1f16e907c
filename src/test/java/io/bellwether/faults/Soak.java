package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.corenlp.Scorers;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.monitor.Monitor;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A broker, four members, a feed that does not end, and a reader who holds what comes out against
 * what went in. Two members are hurt again and again; two live on, so that it can be seen whether
 * they leak. Not safe for several threads.
 */
final class Soak implements AutoCloseable {

    /** Those that are hurt. */
    static final String SCORE = "score-hurt";

    static final String MONITOR = "monitor-hurt";

    private static final List<String> STEADY = List.of("score-steady", "monitor-steady");
    private static final int PARTITIONS = 3;
    private static final int WINDOWS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TopicNames names = TopicNames.standard();
    private final SoakPlan plan;
    private final Deployment deployment;
    private final Map<Asset, SoakShadow> shadows = new EnumMap<>(Asset.class);
    private final SoakReader reader;
    private final SoakFeed feed;
    private final SoakRecord record = new SoakRecord();
    private final Thread reading;
    private final Thread feeding;
    private final long begun = System.nanoTime();

    Soak(SoakPlan plan) throws IOException {
        this.plan = plan;
        SentimentScorer scorer = Scorers.open("linear", null);
        // Long ago, so that no rate brings the feed into the future.
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        SoakStream stream = new SoakStream(plan.seed(), start, scorer);
        deployment = Deployment.open(PARTITIONS);
        plan.pin(broker().pid());
        SoakFeed.keepShort(deployment.servers(), names);
        SoakContent content = new SoakContent(stream, scorer);
        for (Asset asset : Asset.values()) {
            shadows.put(asset, new SoakShadow(asset, content));
        }
        reader = new SoakReader(deployment.servers(), names, shadows);
        feed = new SoakFeed(deployment.servers(), names, PARTITIONS, stream, this::unread);
        reading = Thread.ofPlatform().daemon().name("soak-reader").unstarted(reader);
        feeding = Thread.ofPlatform().daemon().name("soak-feed").unstarted(feed);
    }

    BrokerProcess broker() {
        return deployment.broker();
    }

    MemberProcess member(String instance) {
        return deployment.member(instance);
    }

    /** Records that the reader has not seen taken. */
    private long unread() {
        return feed.sent() - reader.taken();
    }

    /** Starts the member of that name, whose first word is its role. */
    void start(String instance) {
        String role = instance.substring(0, instance.indexOf('-'));
        // One group of each protocol.
        String protocol = role.equals("score") ? "classic" : "consumer";
        MemberProcess started =
                deployment.start(
                        Launch.of(role, instance, deployment.data(), deployment.servers())
                                .with("-XX:TieredStopAtLevel=4")
                                .set("lateness=12h", "detector.learningDays=7")
                                .set("kafka.group.protocol=" + protocol));
        plan.pin(started.pid());
    }

    /** After SIGTERM. */
    void awaitOrderlyEnd(String instance) {
        assertThat(member(instance).exitStatus()).as(instance).isEqualTo(MemberProcess.TERMINATED);
    }

    /** Lets time pass, unless something is wrong already. */
    void pass(Duration time) {
        try {
            boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while soaking", e);
        }
        requireWell();
    }

    private void requireWell() {
        if (reader.failure() != null) {
            throw new AssertionError("what came out is wrong", reader.failure());
        }
        if (feed.failure() != null) {
            throw new AssertionError("the feed could not be written", feed.failure());
        }
        for (String steady : STEADY) {
            assertThat(member(steady).isAlive())
                    .as(() -> steady + " is alive: " + member(steady).logged())
                    .isTrue();
        }
    }

    /** Starts everything and finds the rate. */
    void begin() {
        STEADY.forEach(this::start);
        List.of(SCORE, MONITOR).forEach(this::start);
        reading.start();
        feeding.start();
        long rate = plan.rate();
        if (rate == 0) {
            long capacity = capacity();
            tell("capacity %d records/s".formatted(capacity));
            rate = capacity * 4 / 5;
        }
        assertThat(rate).as("rate").isPositive();
        tell("rate %d records/s".formatted(rate));
        feed.atMost(rate);
    }

    /** Records a second in the best of some windows, once all members have found their place. */
    private long capacity() {
        await("the members work")
                .atMost(PATIENCE)
                .until(() -> reader.failure() != null || reader.taken() > SoakFeed.MOST_UNREAD / 2);
        Duration window = plan.measured().dividedBy(WINDOWS);
        long best = 0;
        for (int i = 0; i < WINDOWS; i++) {
            long before = reader.taken();
            long since = System.nanoTime();
            pass(window);
            double seconds = (System.nanoTime() - since) / 1e9;
            best = Math.max(best, Math.round((reader.taken() - before) / seconds));
        }
        return best;
    }

    /** How long it has been going on. */
    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Looks at every process. */
    void sample() {
        long second = passed().toSeconds();
        record(second, "broker", broker().pid());
        for (MemberProcess member : deployment.members()) {
            if (member.isAlive()) {
                record(second, member.launch().instance(), member.pid());
            }
        }
        tell("%d s: sent %d, unread %d".formatted(second, feed.sent(), unread()));
    }

    private void record(long second, String process, long pid) {
        plan.pin(pid);
        record.add(second, process, pid, Sampler.of(pid), feed.sent(), unread());
    }

    static void tell(String line) {
        System.out.println("soak: " + line);
    }

    /** Ends the feed, lets everything come through, and holds all guarantees against it. */
    void settle() throws InterruptedException {
        feed.stop();
        feeding.join();
        requireWell();
        await("every record is journalled or set aside")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> reader.failure() != null || unread() == 0);
        deployment
                .settle(PATIENCE)
                .forEach(
                        (instance, status) ->
                                assertThat(status)
                                        .as(instance)
                                        .isEqualTo(MemberProcess.TERMINATED));
        reader.stop();
        reading.join();
        if (reader.failure() != null) {
            throw new AssertionError("what came out is wrong", reader.failure());
        }
        assertThat(feed.acknowledged()).isEqualTo(feed.sent());
        assertThat(reader.taken()).isEqualTo(feed.sent());
        assertThat(breaches()).isEmpty();
    }

    private List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        KafkaConnection connection = KafkaConnection.to(deployment.servers());
        SnapshotTopic snapshots = new SnapshotTopic(connection, names, Monitor.SNAPSHOT_VERSION);
        KafkaHistory history = new KafkaHistory(connection, names, snapshots);
        shadows.forEach(
                (asset, shadow) -> {
                    SavedState newest =
                            history.snapshots(asset, Long.MAX_VALUE).findFirst().orElseThrow();
                    breaches.addAll(shadow.breaches(newest));
                    tell(shadow.summary() + ", state " + newest.state().length + " bytes");
                });
        return breaches;
    }

    /** What the processes that lived on have too much of. */
    List<String> growth() {
        List<String> growth = new ArrayList<>();
        STEADY.forEach(steady -> growth.addAll(record.growth(steady)));
        return growth;
    }

    void report() {
        deployment.keepLogs("soak");
        record.write(plan.report());
        record.summary().forEach(Soak::tell);
    }

    @Override
    public void close() {
        feed.stop();
        reader.stop();
        deployment.close();
    }
}
