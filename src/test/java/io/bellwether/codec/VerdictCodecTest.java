package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Verdict.Answer;
import io.bellwether.hypothesis.Verdict.Mark;
import io.bellwether.hypothesis.Verdict.Reason;
import io.bellwether.hypothesis.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VerdictCodecTest {

    private final VerdictCodec codec = new VerdictCodec();
    private final HypothesisCodec hypotheses = new HypothesisCodec();

    @Test
    void aVerdictLooksLikeThisForGood() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        Hypothesis hypothesis =
                new Hypothesis(
                        "h-12",
                        "Customers want invoices by mail back",
                        Asset.USERS,
                        new Scope.OfSegment("plan", "team"),
                        Metric.LEVEL,
                        Direction.UP,
                        .05,
                        new Window(day, day.plusDays(28)),
                        new Window(day.plusDays(35), day.plusDays(63)),
                        30,
                        "head of product",
                        Instant.parse("2026-03-25T10:00:00Z"));
        Verdict verdict =
                new Verdict(
                        hypothesis,
                        Answer.SUPPORTED,
                        Instant.parse("2026-05-04T00:00:00Z"),
                        new Verdict.Side(1204, 811, 28, OptionalDouble.of(.4718)),
                        new Verdict.Side(1177, 790, 28, OptionalDouble.of(.5549)),
                        OptionalDouble.of(.0831),
                        OptionalDouble.of(.0412),
                        OptionalDouble.of(.125),
                        List.of(Mark.EDITED),
                        List.of());

        assertThat(codec.encode(verdict))
                .isEqualTo(
                        "{\"id\":\"h-12\",\"asset\":\"users\",\"verdict\":\"supported\","
                                + "\"at\":\"2026-05-04T00:00:00Z\",\"effect\":0.0831,"
                                + "\"low\":0.0412,\"high\":0.125,"
                                + "\"before\":{\"votes\":1204,\"authors\":811,\"days\":28,"
                                + "\"mean\":0.4718},"
                                + "\"after\":{\"votes\":1177,\"authors\":790,\"days\":28,"
                                + "\"mean\":0.5549},"
                                + "\"marks\":[\"edited\"],\"reasons\":[],"
                                + "\"hypothesis\":{\"id\":\"h-12\","
                                + "\"title\":\"Customers want invoices by mail back\","
                                + "\"asset\":\"users\",\"segment\":{\"plan\":\"team\"},"
                                + "\"metric\":\"level\",\"direction\":\"up\","
                                + "\"smallestEffect\":0.05,"
                                + "\"before\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-30\"},"
                                + "\"after\":{\"from\":\"2026-04-06\",\"to\":\"2026-05-04\"},"
                                + "\"minimumAuthors\":30,\"registeredBy\":\"head of product\","
                                + "\"seal\":\"658bb4422788b04ebd9206a49429ac30"
                                + "80146231784d486c8f096c6b2e648425\","
                                + "\"registeredAt\":\"2026-03-25T10:00:00Z\"}}");
    }

    @Property(tries = 300)
    void verdictsAreValidAndReadBackEqual(@ForAll("verdicts") Verdict verdict) {
        String record = codec.encode(verdict);

        assertThat(Schemas.faults("verdict", record)).isEmpty();
        assertThat(codec.decode(record.getBytes(UTF_8))).isEqualTo(verdict);
    }

    @Property(tries = 300)
    void linesOfHypothesesAreValidAndReadBackEqual(@ForAll("hypotheses") Hypothesis hypothesis) {
        String line = hypotheses.encode(hypothesis);

        assertThat(Schemas.faults("hypothesis", line)).isEmpty();
        assertThat(hypotheses.decode(line.getBytes(UTF_8)))
                .isEqualTo(new DecodedHypothesis.Accepted(hypothesis));
    }

    @Property
    void noBytesMakeALineThrow(@ForAll byte[] value) {
        assertThat(hypotheses.decode(value)).isNotNull();
    }

    @Test
    void contentThatIsNotWhatWasSealedIsRejectedAndNotQuoted() {
        String line =
                "{\"id\":\"h\",\"title\":\"secret\",\"asset\":\"users\",\"metric\":\"level\","
                        + "\"direction\":\"up\",\"smallestEffect\":0.05,"
                        + "\"before\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-30\"},"
                        + "\"after\":{\"from\":\"2026-04-06\",\"to\":\"2026-05-04\"},"
                        + "\"seal\":\""
                        + "0".repeat(64)
                        + "\",\"registeredAt\":\"2026-03-25\"}";
        DecodedHypothesis decoded = hypotheses.decode(line.getBytes(UTF_8));
        Rejection rejection = ((DecodedHypothesis.Rejected) decoded).rejection();
        assertThat(rejection.detail()).isEqualTo("seal is not that of the content");
    }

    @Test
    void whatBeginsMoreThanTwoYearsLaterIsRejected() {
        String line =
                "{\"id\":\"h\",\"title\":\"t\",\"asset\":\"users\",\"metric\":\"level\","
                        + "\"direction\":\"up\",\"smallestEffect\":0.05,"
                        + "\"before\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-30\"},"
                        + "\"after\":{\"from\":\"2028-04-03\",\"to\":\"2028-05-01\"},"
                        + "\"registeredAt\":\"";
        DecodedHypothesis tooSoon = hypotheses.decode((line + "2026-04-02\"}").getBytes(UTF_8));
        assertThat(((DecodedHypothesis.Rejected) tooSoon).rejection().detail())
                .isEqualTo("the window after begins more than two years after the registration");
        assertThat(hypotheses.decode((line + "2026-04-03\"}").getBytes(UTF_8)))
                .isInstanceOf(DecodedHypothesis.Accepted.class);
    }

    @Provide
    Arbitrary<Hypothesis> hypotheses() {
        return Inputs.hypotheses();
    }

    @Provide
    Arbitrary<Verdict> verdicts() {
        Arbitrary<OptionalDouble> means = rounded(0);
        Arbitrary<Verdict.Side> sides =
                Combinators.combine(
                                Arbitraries.longs().greaterOrEqual(0),
                                Arbitraries.longs().greaterOrEqual(0),
                                Arbitraries.integers().between(0, 364),
                                means)
                        .as(Verdict.Side::new)
                        .map(it -> it.votes() % 5 == 3 ? Verdict.Side.withheld() : it);
        Arbitrary<List<Mark>> marks = Arbitraries.of(Mark.class).list().uniqueElements();
        Arbitrary<List<Reason>> reasons =
                Arbitraries.of(Reason.class).list().uniqueElements().ofMinSize(1);
        return Combinators.combine(
                        Inputs.hypotheses(),
                        Arbitraries.of(Answer.class),
                        Inputs.instants(),
                        sides,
                        sides,
                        rounded(-1),
                        marks,
                        reasons)
                .as(
                        (hypothesis, answer, at, before, after, number, marked, open) ->
                                new Verdict(
                                        hypothesis,
                                        answer,
                                        at,
                                        before,
                                        after,
                                        number,
                                        number,
                                        number,
                                        marked,
                                        answer == Answer.INCONCLUSIVE ? open : List.of()));
    }

    /** As estimates are, or withheld. */
    private static Arbitrary<OptionalDouble> rounded(int least) {
        return Arbitraries.integers()
                .between(least * 10_000, 10_000)
                .map(
                        steps ->
                                steps == 7
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(steps / 10_000.0));
    }
}
