package io.bellwether.kafka;

import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.metadata.KRaftMetadataCache;

/** Kafka's broker with a {@link PatientMetadataCache} in place of its own. */
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
}
