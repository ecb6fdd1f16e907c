package io.bellwether.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** The stages of the role that scores, without a broker. */
class ScorePipelineTest {

    private static final TopicNames NAMES = TopicNames.standard();
    private static final String USERS = "feedback.users.v1";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final Scheduler scoring = Schedulers.newBoundedElastic(4, 100, "scoring");
    private final FakeSource source = new FakeSource();
    private final List<Map<ScoringResult, Integer>> results = new ArrayList<>();
    private final ScoringListener heard = (made, took) -> results.add(Map.copyOf(made));

    @AfterEach
    void disposeScheduler() {
        scoring.dispose();
    }

    @Test
    void outputsKeepTheOrderOfTheInputsWhateverTheThreads() {
        InputRecord[] records =
                IntStream.range(0, 500)
                        .mapToObj(i -> record(USERS, i, "text" + i))
                        .toArray(InputRecord[]::new);
        source.batch(records);
        run();
        assertThat(texts())
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "scored 1@" + i).toList());
    }

    @Test
    void theFirstHeartbeatGoesToItsAssetsPartitionAndBringsTheSettings() {
        source.heartbeat(new Input.Heartbeat(Asset.STAFF, AT, new TreeSet<>(), new TreeSet<>()));
        run();
        assertThat(source.outputs())
                .extracting(OutputRecord::partition)
                .containsExactly(Asset.STAFF.partition(), Asset.STAFF.partition());
        assertThat(texts()).containsExactly("heartbeat", "settings");
    }

    @Test
    void aDeletionInTheInputIsReadPast() {
        InputRecord deletion = new InputRecord(USERS, 0, 4, AT, new byte[] {1}, null, List.of());
        source.batch(record(USERS, 3, "a"), deletion, record(USERS, 5, "b"));
        run();
        assertThat(texts()).containsExactly("scored 1@3", "scored 1@5");
    }

    @Test
    void theNewestEventTimeOfEachSourcePartitionIsReported() {
        source.batch(record(USERS, 5, "a"), record(USERS, 9, "b"), record(USERS, 7, "c"));
        run();
        assertThat(source.committed.get(0).eventTimes())
                .containsEntry(USERS + "-1", AT.plusSeconds(9));
    }

    @Test
    void onlyTheRecordThatFailsTwiceIsSetAside() {
        AtomicInteger hiccups = new AtomicInteger(1);
        source.batch(
                record(USERS, 0, "good"),
                record(USERS, 1, "poison"),
                record(USERS, 2, "good"),
                record(USERS, 3, "hiccup"));
        run(
                text -> {
                    if (text.equals("poison")
                            || (text.equals("hiccup") && hiccups.getAndDecrement() > 0)) {
                        throw new IllegalStateException("quotes the text: " + text);
                    }
                    return Score.Scored.ofLevel(0.5);
                });
        assertThat(source.committed.get(0).deadLetters()).isEqualTo(1);
        assertThat(texts()).containsExactly("scored 1@0", "poison", "scored 1@2", "scored 1@3");
        OutputRecord letter = source.outputs().get(1);
        assertThat(letter.topic()).isEqualTo("dlq." + USERS);
        assertThat(letter.headers())
                .extracting(Header::text)
                .contains("scorer-failed", "scoring failed with java.lang.IllegalStateException")
                .noneMatch(text -> text.contains("poison"));
    }

    @Test
    void aStackThatOverflowsIsTheRecordsFault() {
        source.batch(record(USERS, 0, "deep"), record(USERS, 1, "flat"));
        run(
                text -> {
                    if (text.equals("deep")) {
                        throw new StackOverflowError();
                    }
                    return Score.Scored.ofLevel(0.5);
                });
        assertThat(texts()).containsExactly("deep", "scored 1@1");
    }

    @Test
    void aJournalEntryTooLargeToSendBecomesADeadLetter() {
        source.batch(record(USERS, 0, "huge"), record(USERS, 1, "small"));
        run();
        assertThat(source.outputs().get(0).topic()).isEqualTo("dlq." + USERS);
        assertThat(source.outputs().get(0).headers())
                .extracting(Header::text)
                .contains("too-large");
        assertThat(texts()).containsExactly("huge", "scored 1@1");
    }

    @Test
    void aNoticeIsCopiedToEveryJournalItConcerns() {
        source.batch(record(NAMES.decision(), 0, "all"), record(NAMES.control(), 1, "junk"));
        run();
        assertThat(source.outputs())
                .extracting(OutputRecord::topic)
                .containsExactly(
                        NAMES.scored(),
                        NAMES.scored(),
                        NAMES.scored(),
                        NAMES.deadLetters(NAMES.control()));
    }

    @Test
    void whatBecameOfARecordIsToldOnceABatch() {
        source.batch(
                        record(USERS, 0, "good"),
                        record(USERS, 1, "foreign"),
                        record(USERS, 2, "good"),
                        record(USERS, 3, "poison"))
                .batch(record(NAMES.decision(), 0, "all"));
        run(
                text -> {
                    if (text.equals("poison")) {
                        throw new IllegalStateException("breaks");
                    }
                    return text.equals("foreign")
                            ? new Score.NotScored(Score.Reason.LANGUAGE)
                            : Score.Scored.ofLevel(0.5);
                });
        assertThat(results)
                .containsExactly(
                        Map.of(
                                ScoringResult.SCORED, 2,
                                ScoringResult.NOT_SCORED, 1,
                                ScoringResult.DEAD_LETTER, 1),
                        Map.of(ScoringResult.COPIED, 1));
    }

    @Test
    void aFailedCommitStartsTheRoleAgainFromWhatIsCommitted() {
        source.batch(record(USERS, 0, "a")).batch(record(USERS, 1, "b")).failCommits(2);
        run();
        assertThat(texts()).containsExactly("scored 1@0", "scored 1@1");
    }

    @Test
    void stateThatMustNotBeUsedIsNotTriedAgain() {
        Retry retry = Restarts.always(scoring, failure -> {});
        StepVerifier.create(
                        reactor.core.publisher.Flux.error(new UnusableStateException("newer"))
                                .retryWhen(retry))
                .verifyError(UnusableStateException.class);
    }

    @Test
    void aRoleWithoutThreadsIsRefused() {
        assertThatThrownBy(
                        () ->
                                new ScorePipeline(
                                        source,
                                        scorer(text -> Score.Scored.ofLevel(0.5)),
                                        scoring,
                                        0,
                                        Retry.max(0),
                                        ScoringListener.silent()))
                .hasMessage("parallelism 0 is below 1");
    }

    private void run() {
        run(text -> Score.Scored.ofLevel(0.5));
    }

    private void run(java.util.function.Function<String, Score> scores) {
        List<Progress> progress = new ArrayList<>();
        ScorePipeline pipeline =
                new ScorePipeline(
                        source,
                        scorer(scores),
                        scoring,
                        4,
                        Retry.fixedDelay(5, Duration.ofMillis(1)),
                        heard);
        StepVerifier.create(pipeline.run())
                .recordWith(() -> progress)
                .thenConsumeWhile(done -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(20));
        assertThat(progress).hasSameSizeAs(source.committed);
    }

    private static RecordScorer scorer(java.util.function.Function<String, Score> scores) {
        return new RecordScorer(
                NAMES,
                ScorePipelineTest::read,
                ScorePipelineTest::notice,
                new SentimentScorer() {
                    @Override
                    public String id() {
                        return "test";
                    }

                    @Override
                    public Score score(String text, @Nullable String language) {
                        return scores.apply(text);
                    }
                },
                ThemeRules.none(),
                ScorePipelineTest::encode,
                new DeadLetters(NAMES, InstantSource.fixed(AT)),
                asset -> List.of(new Input.SettingsChanged(MonitorSettings.defaults())));
    }

    private static Decoded read(Asset asset, InputRecord record) {
        return new Decoded.Accepted(
                new Feedback(
                        text(record.value()).equals("huge") ? "huge" : "f" + record.offset(),
                        asset,
                        AT.plusSeconds(record.offset()),
                        text(record.value()),
                        null,
                        OptionalInt.empty(),
                        "",
                        null,
                        new TreeMap<>(),
                        new Pointer.InTopic(record.topic(), record.partition(), record.offset()),
                        record.sourcePartition()));
    }

    private static Entries notice(InputRecord record) {
        if (!text(record.value()).equals("all")) {
            return new Entries.Rejected(new Rejection(Rejection.Reason.NOT_JSON, "not a notice"));
        }
        List<Entries.Addressed> entries = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            entries.add(
                    new Entries.Addressed(asset, new Input.LevelAccepted("1", asset, AT, "board")));
        }
        return new Entries.Read(entries);
    }

    private static Encoded encode(Input input) {
        String text = input instanceof Input.SettingsChanged ? "settings" : "heartbeat";
        if (input instanceof Input.Scored scored) {
            Pointer.InTopic at = (Pointer.InTopic) scored.feedback().pointer();
            text = "scored " + at.partition() + "@" + at.offset();
            if (scored.feedback().id().equals("huge")) {
                text = "x".repeat(2_000_000);
            }
        }
        return new Encoded(null, text.getBytes(UTF_8), List.of());
    }

    private List<String> texts() {
        return source.outputs().stream().map(output -> text(output.value())).toList();
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, UTF_8);
    }

    private static InputRecord record(String topic, long offset, String text) {
        return new InputRecord(topic, 1, offset, AT, null, text.getBytes(UTF_8), List.of());
    }
}
