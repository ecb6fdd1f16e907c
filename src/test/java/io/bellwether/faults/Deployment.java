package io.bellwether.faults;

import static org.awaitility.Awaitility.await;

import io.bellwether.faults.Groups.Role;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker with the standard topics and the members that work on it, each a process of its own, and
 * a directory for their data that is deleted at the end. Not safe for several threads.
 */
final class Deployment implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);

    private final BrokerProcess broker;
    private final Path data;
    private final Groups groups;
    private final Map<String, MemberProcess> members = new TreeMap<>();

    private Deployment(BrokerProcess broker, Path data) {
        this.broker = broker;
        this.data = data;
        this.groups = new Groups(broker.servers());
    }

    /** Starts the broker and creates the topics, each input topic with {@code partitions}. */
    static Deployment open(int partitions) {
        return on(BrokerProcess.start(), partitions);
    }

    /** On a broker that is there; it is closed with the deployment. */
    static Deployment on(BrokerProcess broker, int partitions) {
        try (Admin admin = KafkaConnection.to(broker.servers()).admin()) {
            new Topics(admin, TopicNames.standard()).create(partitions, Optional.empty());
            return new Deployment(broker, Files.createTempDirectory("bellwether-members"));
        } catch (IOException e) {
            broker.close();
            throw new UncheckedIOException("there is no place for the members' data", e);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    BrokerProcess broker() {
        return broker;
    }

    String servers() {
        return broker.servers();
    }

    /** The members' {@code data.directory}; logs are there too. */
    Path data() {
        return data;
    }

    Groups groups() {
        return groups;
    }

    /**
     * How a member of this deployment is started: with batches that a short feed fills often, and
     * that come from every partition soon. Where a group has committed nothing of a partition, a
     * member that begins anew asks for ten seconds whether that stays so.
     */
    Launch launch(String roles, String instance) {
        return Launch.of(roles, instance, data, servers())
                .set("heartbeatSeconds=2", "snapshotEveryRecords=5000")
                .set("kafka.max.poll.records=500", "kafka.max.partition.fetch.bytes=16384");
    }

    /** Starts a member, in the place of a dead one of the same name. */
    MemberProcess start(Launch launch) {
        MemberProcess before = members.get(launch.instance());
        if (before != null && before.isAlive()) {
            throw new IllegalStateException("member " + launch.instance() + " is alive");
        }
        MemberProcess member = MemberProcess.start(launch);
        members.put(launch.instance(), member);
        return member;
    }

    /** The process that bears that name now. */
    MemberProcess member(String instance) {
        MemberProcess member = members.get(instance);
        if (member == null) {
            throw new IllegalStateException("no member has the name " + instance);
        }
        return member;
    }

    /** Every member that was ever started, by name. */
    List<MemberProcess> members() {
        return List.copyOf(members.values());
    }

    /** Waits until at least {@code count} input records are committed. */
    void awaitScored(long count, Duration patience) {
        await("scored " + count)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> groups.scored() >= count);
    }

    /** Whether everything that is there is scored and watched. */
    boolean isDone() {
        return groups.unscored() == 0 && groups.isWatched();
    }

    /** Waits until everything that is there is scored and watched. */
    void awaitDone(Duration patience) {
        await("everything is scored and watched")
                .atMost(patience)
                .pollInterval(POLL)
                .until(this::isDone);
    }

    /**
     * Ends all members in order: first those that write the journal, and when it is read to its
     * end, the rest.
     *
     * @return the exit statuses by instance, all of them {@value MemberProcess#TERMINATED} when
     *     everything is well
     */
    Map<String, Integer> settle(Duration patience) {
        Map<String, Integer> statuses = new TreeMap<>();
        end(alive(Role.SCORE), statuses);
        if (alive(Role.MONITOR).isEmpty() && !groups.isWatched()) {
            start(launch(Role.MONITOR.label(), "closing"));
        }
        await("the journal is read to its end")
                .atMost(patience)
                .pollInterval(POLL)
                .until(groups::isWatched);
        end(alive(Role.MONITOR), statuses);
        return statuses;
    }

    private List<MemberProcess> alive(Role role) {
        return members.values().stream()
                .filter(MemberProcess::isAlive)
                .filter(member -> member.launch().roles().contains(role.label()))
                .toList();
    }

    private static void end(List<MemberProcess> some, Map<String, Integer> statuses) {
        some.forEach(MemberProcess::terminate);
        some.forEach(member -> statuses.put(member.launch().instance(), member.exitStatus()));
    }

    /** What went in and what came out. */
    Observed observe(Feed feed) {
        return Observed.of(servers(), feed.sent());
    }

    /** Copies all logs to {@code target/fault-logs/name}, for whoever wants to know why. */
    void keepLogs(String name) {
        Path kept = Path.of("target", "fault-logs", name);
        try {
            Files.createDirectories(kept);
            for (MemberProcess member : members()) {
                String file = member.launch().instance() + ".log";
                Files.writeString(kept.resolve(file), member.logged());
            }
            Files.writeString(kept.resolve("broker.log"), broker.logged());
        } catch (IOException e) {
            throw new UncheckedIOException("the logs cannot be kept in " + kept, e);
        }
    }

    @Override
    public void close() {
        List<MemberProcess> all = new ArrayList<>(members.values());
        all.forEach(MemberProcess::close);
        all.forEach(MemberProcess::exitStatus);
        groups.close();
        broker.close();
        BrokerProcess.delete(data);
    }
}
