package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.JournalCodec;
import io.bellwether.codec.Schemas;
import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Rejection;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search says of records that stand in the topics of a broker, each test of its authors. */
class ErasureCheckTest {

    private static final String JOURNAL = "bellwether.scored.v1";
    private static final String STATE = "bellwether.state.v1";
    private static final String ALERTS = "bellwether.alert.v1";

    @TempDir private static Path folder;

    private static Configuration settings;
    private static PseudonymKey key;
    private static Cluster cluster;
    private static FeedbackProducer producer;

    @BeforeAll
    static void start() {
        key = PseudonymKey.loadOrCreate(folder.resolve("pseudonym.key"), Map.of());
        settings =
                Configuration.load(
                        null,
                        Map.of(),
                        List.of(
                                "data.directory=" + folder,
                                "lateness=10m",
                                "snapshotEverySeconds=60"));
        cluster = Cluster.open(settings);
        cluster.createTopics();
        producer = new FeedbackProducer(cluster.connection());
    }

    @AfterAll
    static void stop() {
        producer.close();
        cluster.close();
    }

    @Test
    void whoWasNeverErasedIsPromisedNothingOfAlertsAndState() {
        heard("anna", "n-1", 11);
        saved("anna");
        quoted("a-1", "n-1", 11);

        ErasureReceipt receipt = check("anna");

        assertThat(receipt.progress()).isEqualTo(new ErasureProgress.NeverAsked());
        assertThat(receipt.text())
                .doesNotContain("carried out", "replaced", "gone by")
                .contains("1 found, no date of their going: not erased");
        assertThat(part(receipt, ALERTS).goneBy()).isEmpty();
        assertThat(part(receipt, STATE).goneBy()).isEmpty();
        assertThat(receipt.json()).contains("\"erasureId\" : null", "\"carriedOut\" : null");
        assertThat(Schemas.faults("erasure-receipt", receipt.json())).isEmpty();
    }

    @Test
    void anErasureThatTheMonitorsHaveNotReadPromisesNothingOfAlertsAndState() throws Exception {
        heard("ben", "w-1", 21);
        saved("ben");
        quoted("a-2", "w-1", 21);

        ErasureReceipt atOnce = erase("ben");
        ErasureReceipt later = check("ben");

        assertThat(atOnce.progress()).isInstanceOf(ErasureProgress.Written.class);
        assertThat(later.progress()).isEqualTo(atOnce.progress());
        for (ErasureReceipt receipt : List.of(atOnce, later)) {
            assertThat(part(receipt, ALERTS))
                    .isEqualTo(
                            new ErasureReceipt.Part(
                                    ALERTS, 1, Optional.empty(), "the erasure is not carried out"));
            assertThat(part(receipt, STATE).goneBy()).isEmpty();
            assertThat(receipt.json()).contains("\"carriedOut\" : false");
        }
    }

    @Test
    void aLaterSearchFindsTheErasureCarriedOutAndCountsFromWhatWasWritten() throws Exception {
        heard("cyril", "g-1", 31);
        saved("cyril");
        quoted("a-3", "g-1", 31);
        String id = id(erase("cyril").progress());
        Instant journalled = carryOut(id);
        Instant retold = toldAnew("a-3", id);
        toldAnew("a-3", id);

        ErasureReceipt receipt = check("cyril");

        assertThat(receipt.progress()).isEqualTo(new ErasureProgress.CarriedOut(id, journalled));
        assertThat(receipt.toldAnew()).isEqualTo(1);
        assertThat(part(receipt, ALERTS).found()).isEqualTo(1);
        assertThat(part(receipt, ALERTS).goneBy())
                .contains(second(retold.plus(Duration.ofDays(8).plusMinutes(10))));
        // Lateness, two snapshots, and ten minutes each for the monitors and for the broker.
        assertThat(part(receipt, STATE).goneBy())
                .contains(second(journalled.plus(Duration.ofDays(7).plusMinutes(32))));
        assertThat(check("cyril").topics()).isEqualTo(receipt.topics());
    }

    @Test
    void whatIsQuotedAfterTheErasureHasNoBound() throws Exception {
        heard("dora", "r-1", 41);
        quoted("a-4", "r-1", 41);
        String id = id(erase("dora").progress());
        carryOut(id);
        toldAnew("a-4", id);
        heard("dora", "r-2", 42);
        quoted("a-4", "r-2", 42);

        ErasureReceipt.Part alerts = part(check("dora"), ALERTS);

        assertThat(alerts.found()).isEqualTo(2);
        assertThat(alerts.goneBy()).isEmpty();
        assertThat(alerts.how()).startsWith("not replaced: quoted from what was said after");
    }

    /** They tell neither id nor place. An address in the text is replaced where it is published. */
    @Test
    void aQuotationOfStaffIsFoundByDayAndText() {
        byte[] said =
                """
                {"id":"s-1","author":"hugo","timestamp":"2026-04-02T23:30:00Z",\
                "source":"pulse","text":"Write to hugo@example.com about it."}"""
                        .getBytes(UTF_8);
        producer.send("feedback.staff.v1", "hugo".getBytes(UTF_8), said, List.of());
        staffQuoted("a-6", "2026-04-02", "Write to [e-mail] about it.");
        staffQuoted("a-7", "2026-04-03", "Write to [e-mail] about it.");
        staffQuoted("a-8", "2026-04-02", "Something else.");

        ErasureReceipt receipt = check("hugo");

        assertThat(part(receipt, "feedback.staff.v1").found()).isEqualTo(1);
        assertThat(part(receipt, ALERTS).found()).isEqualTo(1);
    }

    private static void staffQuoted(String alertId, String day, String text) {
        String alert =
                """
                {"alertId":"%s","asset":"staff","quotes":[\
                {"text":"%s","carriedBy":[],"level":0.1,"at":"%s","source":"pulse"}]}"""
                        .formatted(alertId, text, day);
        write(ALERTS, Asset.STAFF.partition(), alertId, alert, List.of());
    }

    /** Offsets, counts and the names of assets stand in every record. */
    @Test
    void anIdThatIsANumberOrAWordIsNotTakenForOneThatOthersHave() throws Exception {
        heard("eve", "e-1", 48213);
        quoted("a-5", "e-1", 48213);
        toldAnew("a-5", id(erase("eve").progress()));
        letter("{\"text\":", 48213);

        for (String author : List.of("48213", "users", "scored", "erase", "alertId")) {
            ErasureReceipt receipt = check(author);

            assertThat(receipt.found()).as(author).isZero();
            assertThat(receipt.progress()).isEqualTo(new ErasureProgress.NeverAsked());
            assertThat(receipt.toldAnew()).isZero();
        }
    }

    @Test
    void anIdThatSomebodyWroteIntoTheReasonOfAnErasureIsFoundThere() throws Exception {
        new Erasure(cluster, settings, Sought.of("fritz", key))
                .erase("privacy office", "asked by greta-7.", Duration.ZERO, written -> {});

        ErasureReceipt receipt = check("greta-7");

        assertThat(part(receipt, "bellwether.control.v1").found()).isEqualTo(1);
        assertThat(receipt.found()).isEqualTo(1);
        assertThat(receipt.progress()).isEqualTo(new ErasureProgress.NeverAsked());
    }

    private static void letter(String value, long offset) {
        InputRecord unreadable =
                new InputRecord(
                        "feedback.users.v1",
                        0,
                        offset,
                        Instant.EPOCH,
                        null,
                        value.getBytes(UTF_8),
                        List.of());
        Rejection why = new Rejection(Rejection.Reason.NOT_JSON, "it ends too early");
        producer.send(new DeadLetters(cluster.names(), Instant::now).of(unreadable, why));
        producer.flush();
    }

    private static void heard(String author, String feedbackId, long offset) {
        String name = key.name(Asset.USERS, author);
        String entry =
                """
                {"type":"scored","v":1,"id":"%s","asset":"users",\
                "eventTime":"2026-03-02T07:15:00Z","author":"%s","level":0.1842,\
                "sentiment":"negative","source":"helpdesk","fingerprint":"8c1f00ab42d97e10",\
                "pointer":{"topic":"feedback.users.v1","partition":2,"offset":%d},\
                "sourcePartition":"feedback.users.v1-2","scorerId":"linear-3f2a9c01d2e4b5a6"}"""
                        .formatted(feedbackId, name, offset);
        write(JOURNAL, Asset.USERS.partition(), feedbackId, entry, List.of());
    }

    private static void saved(String author) {
        String piece = "a snapshot with " + key.name(Asset.USERS, author);
        write(STATE, Asset.USERS.partition(), "users/" + author, piece, List.of());
    }

    private static void quoted(String alertId, String feedbackId, long offset) {
        String quote =
                """
                {"text":"It broke.","carriedBy":[],"id":"%s",\
                "pointer":{"topic":"feedback.users.v1","partition":2,"offset":%d}}"""
                        .formatted(feedbackId, offset);
        alert(alertId, quote, List.of());
    }

    private static Instant toldAnew(String alertId, String erasureId) {
        alert(alertId, "", List.of(Header.of("ce_erasure", erasureId)));
        return last(ALERTS, Asset.USERS.partition()).timestamp();
    }

    private static void alert(String alertId, String quotes, List<Header> headers) {
        String alert =
                """
                {"alertId":"%s","asset":"users","votes":48213,"quotes":[%s]}"""
                        .formatted(alertId, quotes);
        write(ALERTS, Asset.USERS.partition(), alertId, alert, headers);
    }

    private static void write(
            String topic, int partition, String recordKey, String value, List<Header> headers) {
        producer.send(
                new OutputRecord(
                        topic,
                        partition,
                        recordKey.getBytes(UTF_8),
                        value.getBytes(UTF_8),
                        headers));
        producer.flush();
    }

    private static ErasureReceipt check(String author) {
        return new Erasure(cluster, settings, Sought.of(author, key)).check();
    }

    private static ErasureReceipt erase(String author) throws InterruptedException {
        return new Erasure(cluster, settings, Sought.of(author, key))
                .erase("privacy office", "", Duration.ZERO, written -> {});
    }

    private static String id(ErasureProgress progress) {
        return ((ErasureProgress.Written) progress).id();
    }

    /** As score and monitor do it. When the last journal was told. */
    private static Instant carryOut(String id) throws Exception {
        Codecs codecs = new Codecs(cluster.names(), settings, AuthorNaming.asGiven());
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        Instant last = Instant.EPOCH;
        for (InputRecord record : Feedbacks.read(cluster.connection(), "bellwether.control.v1")) {
            for (Input.AuthorErased erased : codecs.erasures(record)) {
                if (erased.id().equals(id)) {
                    String entry = new String(new JournalCodec().encode(erased), UTF_8);
                    int partition = erased.asset().partition();
                    write(JOURNAL, partition, id, entry, List.of());
                    InputRecord written = last(JOURNAL, partition);
                    read.put(
                            new TopicPartition(JOURNAL, partition),
                            new OffsetAndMetadata(written.offset() + 1));
                    last = written.timestamp().isAfter(last) ? written.timestamp() : last;
                }
            }
        }
        try (Admin admin = cluster.connection().admin()) {
            admin.alterConsumerGroupOffsets("bellwether-monitor", read).all().get();
        }
        return last;
    }

    private static InputRecord last(String topic, int partition) {
        return Feedbacks.read(cluster.connection(), topic).stream()
                .filter(record -> record.partition() == partition)
                .reduce((former, latter) -> latter)
                .orElseThrow();
    }

    private static ErasureReceipt.Part part(ErasureReceipt receipt, String topic) {
        return receipt.topics().stream()
                .filter(part -> part.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    /** The receipt's times are whole seconds, and not too early. */
    private static Instant second(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond() + 1);
    }
}
