package io.bellwether.monitor;

import static io.bellwether.monitor.Outputs.alerts;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What becomes of an author who asks to be forgotten, and of all when their names change. */
class MonitorErasureTest {

    private static final Instant ROTATED = Streams.START.plus(Duration.ofDays(40));

    private final List<ScoredFeedback> crisis =
            Streams.stream(Asset.USERS, 1, 42, 8, 25, 32, .25, 4000);

    private final Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
    private int read;

    @Test
    void anErasedAuthorIsQuotedNoMoreAndTheAlertIsToldAnew() {
        Alert open = runToTheFirstAlert();
        ScoredFeedback quoted = saidFirst(open);

        List<Output> outputs = erase("e-1", quoted);

        assertThat(outputs).hasSize(1);
        Output.AuthorForgotten forgotten = (Output.AuthorForgotten) outputs.getFirst();
        assertThat(forgotten.erasureId()).isEqualTo("e-1");
        assertThat(forgotten.retold()).hasSize(1);
        QuotedAlerts.Retold retold = forgotten.retold().getFirst();
        assertThat(retold.before()).isEqualTo(open);
        assertThat(retold.now().seq()).isEqualTo(open.seq());
        assertThat(retold.now().quotes()).hasSameSizeAs(open.quotes());
        assertThat(retold.now().quotes().getFirst()).isEqualTo(Quote.ERASED);
        assertThat(retold.now().quotes().subList(1, 5)).isEqualTo(open.quotes().subList(1, 5));
        assertThat(forgotten.applied(open)).isEqualTo(retold.now());
        assertThat(alerts(runToTheEnd()))
                .isNotEmpty()
                .allSatisfy(
                        alert ->
                                assertThat(alert.quotes())
                                        .noneMatch(
                                                quote -> quote.feedbackId().equals(quoted.id())));
    }

    @Test
    void theStateHoldsNothingOfAnErasedAuthorOnceAllThatCouldComeIsLate() {
        ScoredFeedback quoted = saidFirst(runToTheFirstAlert());
        String mark = latin(Hash.mark(author(quoted)));
        String before = new String(monitor.snapshot(), ISO_8859_1);
        assertThat(before).contains(mark).contains(quoted.id());

        erase("e-1", quoted);
        run(40);

        assertThat(crisis.subList(read - 40, read))
                .extracting(this::author)
                .doesNotContain(author(quoted));
        assertThat(new String(monitor.snapshot(), ISO_8859_1))
                .doesNotContain(mark, author(quoted) + "\0", quoted.id());
    }

    @Test
    void whatAnErasedAuthorSaidBeforeIsNotReadWhenItComesLater() {
        ScoredFeedback quoted = saidFirst(runToTheFirstAlert());
        Instant now = crisis.get(read - 1).eventTime();
        monitor.accept(erasure("e-1", quoted, now.plusSeconds(60)), now.plusSeconds(60));
        ScoredFeedback before =
                Streams.at(now.plusSeconds(30), Streams.identified("of-the-erased", quoted));
        ScoredFeedback after =
                Streams.at(now.plusSeconds(90), Streams.identified("a-new-word", quoted));

        monitor.accept(new Input.Scored(before), now.plusSeconds(100));
        monitor.accept(new Input.Scored(after), now.plusSeconds(100));
        monitor.accept(new Input.Rescored(Streams.scoredBy("other", 0, before)), now);

        String state = new String(monitor.snapshot(), ISO_8859_1);
        assertThat(state).contains("a-new-word").doesNotContain("of-the-erased");
    }

    /** The broker lets go of the former record when a later one closes its file. */
    @Test
    void anAlertThatWasToldAnewIsToldOnceMoreAfterEightDays() {
        ScoredFeedback quoted = saidFirst(runToTheFirstAlert());
        Instant erasedAt = crisis.get(read - 1).eventTime();
        erase("e-1", quoted);

        List<Output.AuthorForgotten> toldAgain =
                runToTheEnd().stream()
                        .filter(Output.AuthorForgotten.class::isInstance)
                        .map(Output.AuthorForgotten.class::cast)
                        .toList();

        assertThat(toldAgain).hasSize(1);
        Output.AuthorForgotten again = toldAgain.getFirst();
        assertThat(again.erasureId()).isEqualTo("e-1");
        assertThat(again.authors()).isEmpty();
        assertThat(again.retold()).hasSize(1);
        assertThat(again.retold().getFirst().now().at())
                .isBefore(erasedAt.plus(Duration.ofDays(8)));
    }

    @Test
    void theSameErasureTwiceAndOneOfAnotherAssetDoNothing() {
        ScoredFeedback quoted = saidFirst(runToTheFirstAlert());
        Instant now = crisis.get(read - 1).eventTime();
        Input.AuthorErased ofStaff =
                new Input.AuthorErased(
                        "e-0",
                        Asset.STAFF,
                        now,
                        "office",
                        erasure("e-0", quoted, now).pseudonyms());

        assertThat(monitor.accept(ofStaff, now)).isEmpty();
        assertThat(erase("e-1", quoted)).hasSize(1);
        assertThat(erase("e-1", quoted)).isEmpty();
    }

    @Test
    void aSnapshotAmidErasuresChangesNothing() {
        ScoredFeedback quoted = saidFirst(runToTheFirstAlert());
        run(200);
        erase("e-1", quoted);

        Monitor restored = Monitor.restore(Asset.USERS, monitor.snapshot());

        assertThat(restored.snapshot()).isEqualTo(monitor.snapshot());
        ScoredFeedback other = saidFirst(quotedLast(restored));
        Instant now = crisis.get(read - 1).eventTime();
        Input.AuthorErased next = erasure("e-2", other, now);
        assertThat(restored.accept(next, now)).isEqualTo(monitor.accept(next, now));
        for (ScoredFeedback each : crisis.subList(read, crisis.size())) {
            assertThat(accept(restored, each)).isEqualTo(accept(monitor, each));
        }
        assertThat(restored.snapshot()).isEqualTo(monitor.snapshot());
    }

    /** Four people must not become five by another key. */
    @Test
    void nobodyCountsTwiceTowardsTheFloorOfStaffWhenNamesChange() {
        Monitor staff = new Monitor(Asset.STAFF, MonitorSettings.defaults());
        staff.accept(new Input.AuthorsNamed(Asset.STAFF, "key 1"), Streams.START);
        List<ScoredFeedback> four = Streams.stream(Asset.STAFF, 2, 3, 2, 9, 9, 0, 4);
        List<Output> outputs = new ArrayList<>();
        four.subList(0, 40).forEach(each -> outputs.addAll(accept(staff, each)));
        Instant now = four.get(39).eventTime();

        staff.accept(new Input.AuthorsNamed(Asset.STAFF, "key 2"), now);
        for (ScoredFeedback each : four.subList(40, 100)) {
            outputs.addAll(accept(staff, Streams.named("new " + each.author(), each)));
        }

        assertThat(outputs).isEmpty();
        for (ScoredFeedback each : four.subList(100, 130)) {
            outputs.addAll(accept(staff, Streams.named("fifth", each)));
        }
        assertThat(outputs).isNotEmpty();
    }

    @Test
    void aChangeOfNamesRaisesNoAlertByItself() {
        for (long seed = 1; seed <= 3; seed++) {
            Monitor calm = new Monitor(Asset.USERS, MonitorSettings.defaults());
            calm.accept(new Input.AuthorsNamed(Asset.USERS, "key 1"), Streams.START);
            List<ScoredFeedback> steady = Streams.stream(Asset.USERS, seed, 60, 8, 99, 99, 0, 400);
            List<Output> outputs = new ArrayList<>();
            for (ScoredFeedback each : steady) {
                boolean isAfter = each.eventTime().isAfter(ROTATED);
                if (isAfter) {
                    calm.accept(new Input.AuthorsNamed(Asset.USERS, "key 2"), each.eventTime());
                }
                String name = isAfter ? "new " + each.author() : author(each);
                outputs.addAll(accept(calm, Streams.named(name, each)));
            }
            assertThat(alerts(outputs)).isEmpty();
            assertThat(outputs).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void anAuthorMayVoteOnceMoreUnderANewName() {
        Monitor users = new Monitor(Asset.USERS, MonitorSettings.defaults());
        Instant at = Streams.START.plusSeconds(60);
        ScoredFeedback said = Streams.named("old name", Streams.at(at, crisis.getFirst()));
        users.accept(new Input.AuthorsNamed(Asset.USERS, "key 1"), at);
        accept(users, said);
        accept(users, Streams.identified("2", Streams.at(at.plusSeconds(60), said)));
        ScoredFeedback other =
                Streams.named("somebody else", Streams.at(at.plusSeconds(1200), said));
        accept(users, Streams.identified("3", other));
        users.accept(new Input.AuthorsNamed(Asset.USERS, "key 2"), at.plusSeconds(1200));
        ScoredFeedback anew = Streams.named("new name", Streams.at(at.plusSeconds(1300), said));
        accept(users, Streams.identified("4", anew));

        List<Output> outputs = users.finish();

        // The second record of the old name is none.
        assertThat(((Output.LevelClosed) outputs.getFirst()).level().votes()).isEqualTo(3);
    }

    @Test
    void theKeyThatIsToldAgainChangesNothing() {
        run(100);
        Instant now = crisis.get(read - 1).eventTime();
        Input named = new Input.AuthorsNamed(Asset.USERS, "key 1");
        monitor.accept(named, now);
        byte[] before = monitor.snapshot();

        monitor.accept(named, now);
        assertThat(monitor.snapshot()).isEqualTo(before);

        monitor.accept(new Input.AuthorsNamed(Asset.USERS, "key 2"), now);
        assertThat(monitor.snapshot().length).isLessThan(before.length);
    }

    private Alert runToTheFirstAlert() {
        while (true) {
            List<Alert> alerts = alerts(accept(monitor, crisis.get(read++)));
            if (!alerts.isEmpty()) {
                return alerts.getLast();
            }
        }
    }

    private List<Output> runToTheEnd() {
        List<Output> outputs = run(crisis.size() - read);
        outputs.addAll(monitor.finish());
        return outputs;
    }

    private List<Output> run(int count) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.addAll(accept(monitor, crisis.get(read++)));
        }
        return outputs;
    }

    private Alert quotedLast(Monitor at) {
        List<Output> outputs = new ArrayList<>();
        Monitor ahead = Monitor.restore(Asset.USERS, at.snapshot());
        crisis.subList(read, crisis.size()).forEach(each -> outputs.addAll(accept(ahead, each)));
        return alerts(outputs).getFirst();
    }

    private ScoredFeedback saidFirst(Alert alert) {
        String id =
                alert.quotes().stream()
                        .filter(quote -> !quote.isErased())
                        .findFirst()
                        .orElseThrow()
                        .feedbackId();
        return crisis.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Output> erase(String id, ScoredFeedback said) {
        Instant now = crisis.get(read - 1).eventTime();
        return monitor.accept(erasure(id, said, now), now);
    }

    private Input.AuthorErased erasure(String id, ScoredFeedback said, Instant at) {
        return new Input.AuthorErased(
                id, Asset.USERS, at, "office", new TreeSet<>(List.of("former", author(said))));
    }

    private String author(ScoredFeedback said) {
        return Objects.requireNonNull(said.author());
    }

    private static String latin(long mark) {
        return new String(ByteBuffer.allocate(8).putLong(mark).array(), ISO_8859_1);
    }

    private static List<Output> accept(Monitor monitor, ScoredFeedback feedback) {
        return monitor.accept(new Input.Scored(feedback), feedback.eventTime());
    }
}
