package io.bellwether.app;

import io.bellwether.dashboard.Health;
import io.bellwether.kafka.ClusterWatch;
import io.bellwether.kafka.KafkaSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the roles of this process do. Safe for several threads.
 *
 * <p>A role is stuck when starting the process again may help: it gave up; or the brokers answer,
 * and yet its thread stands still, or it has work and commits nothing, for too long. It is not
 * stuck when it has nothing to do, waits for a takeover or for slower partitions, restores a
 * monitor, or cannot reach the brokers: it tries again by itself.
 */
final class ServiceHealth implements Health {

    /** Longer than any call to a broker or batch takes that ends well. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Service service;
    private final Duration patience;

    /**
     * @param patience how long a role may stand still
     */
    ServiceHealth(Service service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    @Override
    public List<String> stuck() {
        List<String> reasons = new ArrayList<>();
        if (service.hasFailed()) {
            reasons.add("a role gave up");
        }
        for (Role role : service.begun()) {
            service.source(role).flatMap(source -> stuck(role, source)).ifPresent(reasons::add);
        }
        return reasons;
    }

    private Optional<String> stuck(Role role, KafkaSource source) {
        Duration answering =
                service.cluster().map(ClusterWatch::answeringFor).orElse(Duration.ZERO);
        Duration turn = least(source.sinceTurn(), service.pulse(role).sinceBeginning());
        if (isTooLong(least(turn, answering))) {
            return Optional.of(
                    "%s: its thread stands still for %d s"
                            .formatted(role.label(), turn.toSeconds()));
        }
        Duration still = least(service.pulse(role).still(), answering);
        long work = source.workable();
        return work > 0 && isTooLong(still)
                ? Optional.of(
                        "%s: %d records wait and nothing was committed for %d s"
                                .formatted(role.label(), work, still.toSeconds()))
                : Optional.empty();
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>(stuck());
        service.cluster().map(ClusterWatch::problems).ifPresent(reasons::addAll);
        if (service.begun().isEmpty()) {
            reasons.add("no role has begun: the scorer is not loaded yet");
        }
        for (Role role : service.begun()) {
            // One that was given no partition knows that, and stands by.
            if (service.standing(role).lag().isEmpty()) {
                reasons.add(role.label() + ": " + unknown(role));
            }
        }
        return reasons;
    }

    private String unknown(Role role) {
        return service.pulse(role)
                .error()
                .map(error -> "starts anew after " + error)
                .orElse("has not been told its partitions yet");
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean isTooLong(Duration span) {
        return span.compareTo(patience) > 0;
    }
}
