package io.bellwether.monitor;

import static io.bellwether.monitor.Outputs.alerts;
import static io.bellwether.monitor.Outputs.levels;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Sketch;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Window;
import io.bellwether.sentiment.ScoredFeedback;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Figures are as if nobody had been erased, and nothing in the state leads to who was. */
class ErasedFiguresTest {

    private static final Sketch SAID = new Sketch(0x0123456789abcdefL, 0x76543210fedcba98L);

    @Test
    void noFigureDiffersByOneWhoWasErased() {
        List<ScoredFeedback> crisis = Streams.stream(Asset.USERS, 5, 42, 8, 25, 34, .09, 1_000_000);
        Monitor erasing = new Monitor(Asset.USERS, MonitorSettings.defaults());
        Monitor other = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> figures = new ArrayList<>();
        List<Output> same = new ArrayList<>();
        boolean isErased = false;
        for (int read = 0; read < crisis.size(); read++) {
            ScoredFeedback each = crisis.get(read);
            figures.addAll(accept(erasing, each));
            same.addAll(accept(other, each));
            if (!isErased && !alerts(figures).isEmpty()) {
                Quote quote = silentSince(read, crisis, alerts(figures).getLast());
                erase(erasing, Asset.USERS, author(said(quote, crisis)), each.eventTime());
                isErased = true;
            }
        }
        figures.addAll(erasing.finish());
        same.addAll(other.finish());

        assertThat(levels(figures)).hasSizeGreaterThan(900).isEqualTo(levels(same));
        assertThat(alerts(figures)).hasSizeGreaterThan(2).hasSameSizeAs(alerts(same));
        assertThat(alerts(figures))
                .map(ErasedFiguresTest::figures)
                .isEqualTo(alerts(same).stream().map(ErasedFiguresTest::figures).toList());
        assertThat(alerts(figures)).isNotEqualTo(alerts(same));
    }

    /** Who will not speak again: words after the erasure are those of a new voice. */
    private static Quote silentSince(int read, List<ScoredFeedback> all, Alert alert) {
        Set<String> later = new HashSet<>();
        all.subList(read - 20, all.size()).forEach(each -> later.add(author(each)));
        return alert.quotes().stream()
                .filter(quote -> !later.contains(author(said(quote, all))))
                .findFirst()
                .orElseThrow();
    }

    private static ScoredFeedback said(Quote quote, List<ScoredFeedback> all) {
        return all.stream()
                .filter(each -> each.id().equals(quote.feedbackId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> figures(Alert alert) {
        return List.of(
                alert.alertId(),
                alert.seq(),
                alert.at(),
                alert.onset(),
                alert.size(),
                alert.level(),
                alert.baseline(),
                alert.logEvidence(),
                alert.votes(),
                alert.authors(),
                alert.campaigns());
    }

    /** Four and one who is gone are no five, since that one may speak again. */
    @Test
    void aBlockOfStaffNeedsAnotherInPlaceOfOneWhoWasErasedAndKeepsTheVotes() {
        Monitor staff = new Monitor(Asset.STAFF, MonitorSettings.defaults());
        List<ScoredFeedback> words = Streams.stream(Asset.STAFF, 2, 3, 2, 9, 9, 0, 1);
        for (int person = 0; person < 4; person++) {
            accept(staff, Streams.named("p" + person, words.get(person)));
        }
        // Read, and within an hour that has not ended.
        Instant now = Streams.START.plus(Duration.ofHours(10));
        beat(staff, now);
        erase(staff, Asset.STAFF, "p0", now);

        List<Output> outputs = new ArrayList<>(accept(staff, late("p0", now, words.getFirst())));
        outputs.addAll(beat(staff, now.plus(Duration.ofHours(3))));
        assertThat(levels(outputs)).isEmpty();

        Instant then = now.plus(Duration.ofHours(3));
        outputs.addAll(accept(staff, late("p4", then, words.getFirst())));
        outputs.addAll(beat(staff, then.plus(Duration.ofHours(3))));
        assertThat(levels(outputs)).hasSize(1);
        Level block = levels(outputs).getFirst();
        assertThat(block.votes()).isEqualTo(6);
        // The one who was erased and spoke again is two voices.
        assertThat(block.authors()).isEqualTo(6);
    }

    private static ScoredFeedback late(String name, Instant after, ScoredFeedback words) {
        ScoredFeedback later = Streams.at(after.plusSeconds(60), words);
        ScoredFeedback other = Streams.named(name, later);
        return Streams.identified(name + " at " + after, other);
    }

    @Test
    void whatWaitsForABlockOfStaffIsCountedInClaimsAndLeadsToNobody() {
        List<ScoredFeedback> words = Streams.stream(Asset.STAFF, 3, 33, 1, 99, 99, 0, 12);
        List<Output> outputs = new ArrayList<>();
        Monitor staff = new Monitor(Asset.STAFF, MonitorSettings.defaults());
        staff.accept(new Input.HypothesisRegistered(claim()), Streams.START);
        int erased = 0;
        for (int i = 0; i < words.size(); i++) {
            outputs.addAll(accept(staff, words.get(i)));
            String name = author(words.get(Math.max(0, i - 3)));
            if (i % 25 == 0 && state(staff).contains(text(name))) {
                erase(staff, Asset.STAFF, name, words.get(i).eventTime());
                // What is still to come is known by the mark until the watermark has passed.
                assertThat(state(staff)).doesNotContain(text(name)).containsOnlyOnce(mark(name));
                erased++;
            }
        }
        outputs.addAll(staff.finish());
        assertThat(erased).isGreaterThan(10);

        List<Verdict> verdicts =
                outputs.stream()
                        .filter(Output.VerdictGiven.class::isInstance)
                        .map(output -> ((Output.VerdictGiven) output).verdict())
                        .toList();
        assertThat(verdicts).hasSize(1);
        long told = 0;
        for (Level level : levels(outputs)) {
            Instant at = level.to().minus(Duration.ofHours(1));
            boolean isWithin = !at.isBefore(claim().before().begin());
            told += isWithin && at.isBefore(claim().after().end()) ? level.votes() : 0;
        }
        Verdict verdict = verdicts.getFirst();
        assertThat(verdict.before().votes() + verdict.after().votes()).isEqualTo(told);
    }

    private static Hypothesis claim() {
        LocalDate start = LocalDate.ofInstant(Streams.START, ZoneOffset.UTC);
        return new Hypothesis(
                "a",
                "Staff will mind",
                Asset.STAFF,
                new Scope.Whole(),
                Metric.LEVEL,
                Direction.DOWN,
                .05,
                new Window(start.plusDays(1), start.plusDays(15)),
                new Window(start.plusDays(15), start.plusDays(29)),
                10,
                "board",
                Streams.START);
    }

    /** A text leads to nobody by what is remembered of it, and for a day only. */
    @Test
    void ofCopiesTheSendersAreForgottenAtOnceAndTheTextsAfterADay() {
        Monitor users = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<ScoredFeedback> words = Streams.stream(Asset.USERS, 1, 3, 4, 99, 99, 0, 500);
        for (int i = 0; i < 40; i++) {
            ScoredFeedback named = Streams.named("sender " + i, words.get(i));
            ScoredFeedback each = Streams.identified("copy " + i, named);
            accept(users, i % 2 == 0 ? Streams.saying(SAID, each) : each);
        }
        Instant now = words.get(39).eventTime();
        beat(users, now);
        assertThat(state(users)).contains(mark("sender 4"), latin(SAID.high()));

        erase(users, Asset.USERS, "sender 0", now);
        erase(users, Asset.USERS, "sender 4", now);
        beat(users, now.plus(Duration.ofHours(1)));
        assertThat(state(users)).doesNotContain(mark("sender 0"), mark("sender 4"));
        for (int i = 1; i < 40; i++) {
            erase(users, Asset.USERS, "sender " + i, now);
        }
        beat(users, now.plus(Duration.ofHours(25)));
        assertThat(state(users)).doesNotContain(latin(SAID.high()), mark("sender 39"));
    }

    private static List<Output> erase(Monitor monitor, Asset asset, String name, Instant now) {
        Set<String> names = Set.of(name);
        Input erasure =
                new Input.AuthorErased(name + now, asset, now, "office", new TreeSet<>(names));
        return monitor.accept(erasure, now);
    }

    /** Nobody said more up to now. */
    private static List<Output> beat(Monitor monitor, Instant now) {
        TreeSet<String> sources = new TreeSet<>(Set.of("files"));
        return monitor.accept(new Input.Heartbeat(Asset.USERS, now, sources, sources), now);
    }

    private static List<Output> accept(Monitor monitor, ScoredFeedback feedback) {
        return monitor.accept(new Input.Scored(feedback), feedback.eventTime());
    }

    private static String state(Monitor monitor) {
        return new String(monitor.snapshot(), ISO_8859_1);
    }

    /** As it stands in the state. */
    private static String text(String name) {
        byte[] length = ByteBuffer.allocate(4).putInt(name.length()).array();
        return new String(length, ISO_8859_1) + name;
    }

    private static String mark(String name) {
        return latin(Hash.mark(name));
    }

    private static String latin(long bits) {
        return new String(ByteBuffer.allocate(8).putLong(bits).array(), ISO_8859_1);
    }

    private static String author(ScoredFeedback said) {
        return Objects.requireNonNull(said.author());
    }
}
