package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when the service cannot start: one line, what to do, and an exit status. */
class ServeStartTest {

    @TempDir private Path folder;

    @Test
    void withoutABrokerServeEndsWithOneAndSaysWhatToStart() {
        CommandLineRun run = serve("--set", "kafka.bootstrap.servers=127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("no Kafka broker answers at 127.0.0.1:1 within")
                .endsWith("start it, or correct kafka.bootstrap.servers");
    }

    @Test
    void aJournalOfOtherPartitionsIsRefusedWithTwo() throws Exception {
        try (Cluster cluster = cluster()) {
            try (Admin admin = cluster.connection().admin()) {
                NewTopic journal =
                        new NewTopic("bellwether.scored.v1", Optional.of(2), Optional.empty());
                admin.createTopics(List.of(journal)).all().get(30, TimeUnit.SECONDS);
            }
            CommandLineRun run = serve();
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("topic bellwether.scored.v1 has 2 partitions and must have exactly 3")
                    .contains("docs/operations.md");
        }
    }

    @Test
    void anInstanceThatRunsAlreadyIsRefusedWithTwo() throws Exception {
        try (Cluster cluster = cluster();
                InstanceLock lock = InstanceLock.take(folder, "7")) {
            cluster.createTopics();
            CommandLineRun run = serve("--instance", lock.instance());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("another process runs as instance 7 in " + folder)
                    .endsWith("give this one a name of its own with --instance");
        }
    }

    private Cluster cluster() {
        return Cluster.open(
                Configuration.load(null, Map.of(), List.of("data.directory=" + folder)));
    }

    private CommandLineRun serve(String... more) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of("--set", "data.directory=" + folder));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(new String[0]));
    }
}
