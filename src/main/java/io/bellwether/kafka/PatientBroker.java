package io.bellwether.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.coordinator.group.GroupCoordinator;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's broker, repaired in how it comes back after it was killed. It reads of its former self
 * that it leads everything, takes up office at once, and is dismissed and elected anew a few
 * seconds later. What its coordinators do in between goes wrong on a busy machine: the transaction
 * coordinator forgets transactions, for which it has a {@link PatientMetadataCache} in place of its
 * own, and the group coordinator can end up with half of what it should have read, and say that
 * groups have committed nothing. So the latter hears of no election before this broker is the one
 * that was elected.
 */
final class PatientBroker extends BrokerServer {

    private final SharedServer shared;

    PatientBroker(SharedServer shared) {
        super(shared);
        this.shared = shared;
    }

    /** Kafka calls it once, while it starts, before anything else can ask the cache. */
    @Override
    @SuppressWarnings("MemberName") // Scala's name of a setter
    public void metadataCache_$eq(KRaftMetadataCache cache) {
        super.metadataCache_$eq(
                new PatientMetadataCache(
                        shared.brokerConfig().nodeId(),
                        () -> shared.raftManager().client().kraftVersion()));
    }

    /** Kafka calls it once, while it starts, before anybody is elected. */
    @Override
    @SuppressWarnings("MemberName") // Scala's name of a setter
    public void groupCoordinator_$eq(GroupCoordinator coordinator) {
        super.groupCoordinator_$eq(
                (GroupCoordinator)
                        Proxy.newProxyInstance(
                                GroupCoordinator.class.getClassLoader(),
                                new Class<?>[] {GroupCoordinator.class},
                                (proxy, method, arguments) ->
                                        isPremature(method)
                                                ? null
                                                : invoke(coordinator, method, arguments)));
    }

    /** Whether an election is that of this broker's former self. */
    private boolean isPremature(Method method) {
        Optional<Long> elected = metadataCache().getAliveBrokerEpoch(config().nodeId());
        return method.getName().equals("onElection")
                && !elected.equals(Optional.of(lifecycleManager().brokerEpoch()));
    }

    private static @Nullable Object invoke(
            GroupCoordinator coordinator, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(coordinator, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
