package io.bellwether.app;

import io.bellwether.kafka.KafkaSource;
import io.bellwether.metrics.RoleMeters;
import io.bellwether.pipeline.Progress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each role of one process is: what it reads from, has done, and when it last moved. Safe
 * for several threads.
 */
final class RoleStates {

    private final Map<Role, KafkaSource> sources = new ConcurrentHashMap<>();
    private final Map<Role, RoleMeters> meters = new ConcurrentHashMap<>();
    private final Map<Role, Tally> tallies = new EnumMap<>(Role.class);
    private final Map<Role, Pulse> pulses = new EnumMap<>(Role.class);

    RoleStates() {
        for (Role role : Role.values()) {
            tallies.put(role, new Tally());
            pulses.put(role, new Pulse());
        }
    }

    /** {@code role} begins to read. */
    void begin(Role role, KafkaSource source, RoleMeters own) {
        meters.put(role, own);
        sources.put(role, source);
    }

    /** {@code role} has committed something. */
    void progressed(Role role, Progress done) {
        tally(role).add(done);
        pulse(role).moved();
    }

    /** {@code role} starts anew. */
    void restarted(Role role, Throwable error) {
        pulse(role).restarted(error);
        Optional.ofNullable(meters.get(role)).ifPresent(RoleMeters::restarted);
    }

    /** What {@code role} has done since the start. */
    Tally tally(Role role) {
        Tally tally = tallies.get(role);
        if (tally == null) {
            throw new IllegalStateException("every role has a tally, but not " + role);
        }
        return tally;
    }

    /** When {@code role} last got somewhere. */
    Pulse pulse(Role role) {
        Pulse pulse = pulses.get(role);
        if (pulse == null) {
            throw new IllegalStateException("every role has a pulse, but not " + role);
        }
        return pulse;
    }

    /** The source of {@code role}, once it has begun. */
    Optional<KafkaSource> source(Role role) {
        return Optional.ofNullable(sources.get(role));
    }

    /** Those of all roles that have begun. */
    List<KafkaSource> sources() {
        return List.copyOf(sources.values());
    }

    /** Roles with a source that have begun, in order. */
    Set<Role> begun() {
        Set<Role> begun = EnumSet.noneOf(Role.class);
        begun.addAll(sources.keySet());
        return begun;
    }
}
