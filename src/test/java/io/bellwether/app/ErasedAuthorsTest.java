package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.ControlCodec;
import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.demo.Message;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedAuthorsTest {

    @TempDir private Path folder;

    @Test
    void whoWasErasedUnderAFormerKeyIsNotReadAgainUnderThePresentOne() throws Exception {
        Path file = folder.resolve("pseudonym.key");
        PseudonymKey first = PseudonymKey.loadOrCreate(file, Map.of());
        Configuration settings =
                Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
        try (Cluster cluster = Cluster.open(settings)) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            Instant before = Instant.now().minusSeconds(60);
            erase(cluster, settings, Sought.of("ana", first));
            Feedbacks.send(
                    connection,
                    List.of(
                            message("ana", before),
                            message("bo", before),
                            message("ana", Instant.now().plusSeconds(1))));
            PseudonymKey.rotate(file);
            PseudonymKey second = PseudonymKey.load(file, Map.of());

            ErasedAuthors reader = new ErasedAuthors(connection, cluster.names(), settings, second);

            assertThat(Feedbacks.read(connection, "feedback.users.v1"))
                    .extracting(record -> author(reader, record))
                    .containsExactlyInAnyOrder(
                            "nobody's",
                            second.name(Asset.USERS, "bo"),
                            second.name(Asset.USERS, "ana"));
        }
    }

    /** Two machines whose clocks differ, say. */
    @Test
    void ofTwoErasuresTheLaterTimeCountsWhicheverIsWrittenLast() throws Exception {
        PseudonymKey key = PseudonymKey.loadOrCreate(folder.resolve("pseudonym.key"), Map.of());
        Configuration settings =
                Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
        try (Cluster cluster = Cluster.open(settings)) {
            cluster.createTopics();
            Instant later = Instant.now().minusSeconds(60);
            SortedSet<String> names = Sought.of("ana", key).pseudonyms(Asset.USERS);
            write(cluster, new Input.AuthorErased("e-1", Asset.USERS, later, "office", names));
            Instant earlier = later.minusSeconds(600);
            write(cluster, new Input.AuthorErased("e-2", Asset.USERS, earlier, "office", names));
            Feedbacks.send(cluster.connection(), List.of(message("ana", later)));

            ErasedAuthors reader =
                    new ErasedAuthors(cluster.connection(), cluster.names(), settings, key);

            assertThat(Feedbacks.read(cluster.connection(), "feedback.users.v1"))
                    .extracting(record -> author(reader, record))
                    .containsExactly("nobody's");
        }
    }

    private static void write(Cluster cluster, Input.AuthorErased erased) {
        byte[] record = new ControlCodec().encode(List.of(erased), "");
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            producer.send(cluster.names().control(), null, record, List.of());
            producer.flush();
        }
    }

    private static void erase(Cluster cluster, Configuration settings, Sought author)
            throws InterruptedException {
        new Erasure(cluster, settings, author)
                .erase("privacy office", "", Duration.ZERO, written -> {});
    }

    private static Message message(String author, Instant at) {
        return new Message(
                Asset.USERS,
                at,
                author + "-" + at,
                author,
                "It works.",
                "in-app",
                OptionalInt.empty());
    }

    private static String author(ErasedAuthors reader, InputRecord record) {
        return reader.read(Asset.USERS, record) instanceof Decoded.Accepted accepted
                ? String.valueOf(accepted.feedback().author())
                : "nobody's";
    }
}
