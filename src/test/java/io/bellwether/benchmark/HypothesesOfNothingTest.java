package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Window;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Claims about streams in which nothing happened: the rule, not luck, keeps them from support. */
class HypothesesOfNothingTest {

    private static final int SEEDS = 204;
    private static final int DAYS = 70;
    private static final Instant START =
            Instant.ofEpochSecond(Simulator.FIRST_HOUR * Simulator.SECONDS);
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final Window BEFORE = new Window(FIRST_DAY.plusDays(14), FIRST_DAY.plusDays(42));
    private static final Window AFTER = new Window(FIRST_DAY.plusDays(42), FIRST_DAY.plusDays(70));

    /** Daily and weekly rhythm, topics, and levels that wander slowly, as usual, and fast. */
    private static final List<World> WORLDS =
            List.of(
                    few(2).withSeason().withTopics(),
                    few(2).withSeason().withTopics().withWander(.001),
                    few(2).withSeason().withTopics().withWander(.003),
                    World.quiet(1, .003),
                    few(2).withSeason().withTopics().withSurges().withBursts(),
                    few(2).withSeason().withTopics().withDrift(.03));

    @Test
    void atMostFiveOfAHundredClaimsAboutNothingAreSupported() {
        int supported = 0;
        int refuted = 0;
        int claims = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = WORLDS.get((int) (seed % WORLDS.size()));
            for (Verdict verdict : verdicts(world, seed)) {
                claims++;
                supported += verdict.answer() == Verdict.Answer.SUPPORTED ? 1 : 0;
                refuted += verdict.answer() == Verdict.Answer.REFUTED ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "claims about nothing: seeds 0 to %d, %d claims, %d supported (%.1f %%), %d refuted%n",
                SEEDS - 1,
                claims,
                supported,
                100.0 * supported / claims,
                refuted);
        assertThat(claims).isEqualTo(2 * SEEDS);
        assertThat(supported).isLessThanOrEqualTo(claims / 20);
    }

    /** The rule is not deaf: what is planted there is found. */
    @Test
    void aPlantedFallIsSupportedInMostStreams() {
        int supported = 0;
        for (long seed = 0; seed < 12; seed++) {
            World world = WORLDS.get((int) (seed % WORLDS.size()));
            Simulator simulator = new Simulator(world, new Crisis(42 * 24, 28 * 24, .15), seed);
            supported +=
                    verdicts(simulator).stream()
                                    .anyMatch(
                                            verdict ->
                                                    verdict.answer() == Verdict.Answer.SUPPORTED
                                                            && verdict.hypothesis().direction()
                                                                    == Direction.DOWN)
                            ? 1
                            : 0;
        }
        System.out.printf(Locale.ROOT, "planted falls of .15: %d of 12 supported%n", supported);
        assertThat(supported).isGreaterThanOrEqualTo(10);
    }

    private static World few(double votesPerHour) {
        World ideal = World.ideal();
        return new World(
                ideal.level(),
                votesPerHour,
                ideal.ratings(),
                false,
                0,
                ideal.topicPhi(),
                0,
                0,
                0,
                0,
                0);
    }

    private static List<Verdict> verdicts(World world, long seed) {
        return verdicts(new Simulator(world, Crisis.NONE, seed));
    }

    private static List<Verdict> verdicts(Simulator simulator) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Input registered = new Input.HypothesisRegistered(claim(direction));
            outputs.addAll(monitor.accept(registered, START));
        }
        for (int hour = 0; hour < DAYS * 24; hour++) {
            for (Message message : simulator.nextHour()) {
                Input scored = new Input.Scored(feedback(message));
                outputs.addAll(
                        monitor.accept(scored, Instant.ofEpochSecond(message.epochSecond())));
            }
        }
        outputs.addAll(monitor.finish());
        return outputs.stream()
                .filter(Output.VerdictGiven.class::isInstance)
                .map(output -> ((Output.VerdictGiven) output).verdict())
                .toList();
    }

    private static Hypothesis claim(Direction direction) {
        return new Hypothesis(
                direction.label(),
                "Nothing happens",
                Asset.USERS,
                new Scope.Whole(),
                Metric.LEVEL,
                direction,
                .005,
                BEFORE,
                AFTER,
                30,
                "",
                START.minus(Duration.ofDays(1)));
    }

    private static ScoredFeedback feedback(Message message) {
        return new ScoredFeedback(
                "m" + message.epochSecond() + "-" + message.author(),
                Asset.USERS,
                Instant.ofEpochSecond(message.epochSecond()),
                "author " + message.author(),
                Score.Scored.ofLevel(message.level()),
                OptionalInt.empty(),
                "forum",
                new TreeMap<>(),
                0,
                new Pointer.InFile("stream", 1),
                "files",
                "given");
    }
}
