package io.bellwether.kafka;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * A broker and its controller, put together as {@link KafkaRaftServer} does, but for the {@link
 * PatientBroker}.
 */
final class LocalNode implements AutoCloseable {

    private final PatientBroker broker;
    private final ControllerServer controller;

    private LocalNode(PatientBroker broker, ControllerServer controller) {
        this.broker = broker;
        this.controller = controller;
    }

    /** Starts a node whose directory is formatted, and returns when it serves. */
    static LocalNode start(Map<String, String> settings, String directory) {
        KafkaConfig config = new KafkaConfig(settings);
        SharedServer shared = shared(config, directory);
        LocalNode node = new LocalNode(new PatientBroker(shared), controller(shared, directory));
        try {
            node.controller.startup();
            node.broker.startup();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        return node;
    }

    private static SharedServer shared(KafkaConfig config, String directory) {
        try {
            return new SharedServer(
                    config,
                    new MetaPropertiesEnsemble.Loader()
                            .addLogDirs(List.of(directory))
                            .addMetadataLogDir(directory)
                            .load(),
                    Time.SYSTEM,
                    new Metrics(),
                    CompletableFuture.completedFuture(voters(config)),
                    List.<InetSocketAddress>of(),
                    new StandardFaultHandlerFactory(),
                    ServerSocketFactory.INSTANCE);
        } catch (java.io.IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static Map<Integer, InetSocketAddress> voters(KafkaConfig config) {
        return QuorumConfig.parseVoterConnections(config.quorumConfig().voters());
    }

    private static ControllerServer controller(SharedServer shared, String directory) {
        try {
            return new ControllerServer(
                    shared,
                    KafkaRaftServer.configSchema(),
                    new BootstrapDirectory(directory).read());
        } catch (Exception e) {
            throw unreadable(directory, e);
        }
    }

    private static IllegalStateException unreadable(String directory, Exception cause) {
        return new IllegalStateException(
                "the broker's directory " + directory + " cannot be read", cause);
    }

    /** Stops both and returns when the data is on disk. */
    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
