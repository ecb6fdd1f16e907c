package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionLog;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** Which decisions the alerts of a real monitor name, over two falls a few days apart. */
class PrecedingDecisionsPropertiesTest {

    private static final Duration HISTORY = Duration.ofDays(38);

    // So few tries do not cover everything by chance: the same ones each time.
    @Property(tries = 12, seed = "9")
    void decisionsAfterTheOnsetAreNeverNamed(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        List<Decision> decisions = decisions(seed);
        List<Alert> alerts = alerts(journal(seed, decisions, 1));

        assertThat(alerts).isNotEmpty();
        for (Alert alert : alerts) {
            Instant earliest = alert.onset().minus(DecisionLog.LOOK_BACK);
            assertThat(alert.precededBy())
                    .allMatch(decision -> !decision.effectiveAt().isAfter(alert.onset()))
                    .allMatch(decision -> !decision.effectiveAt().isBefore(earliest));
            alert.chanceOfPrecedence().ifPresent(chance -> assertThat(chance).isBetween(0.0, 1.0));
        }
        Alert last = alerts.getLast();
        Statistics.label("names a decision")
                .collect(alerts.stream().anyMatch(alert -> !alert.precededBy().isEmpty()))
                .coverage(it -> it.check(true).percentage(p -> p > 50));
        Statistics.label("knows of one between onset and record")
                .collect(decisions.stream().anyMatch(it -> isBetween(last, it)))
                .coverage(it -> it.check(true).percentage(p -> p > 50));
        Statistics.label("re-opened")
                .collect(isReopened(alerts))
                .coverage(it -> it.check(true).percentage(p -> p > 10));
    }

    @Property(tries = 6)
    void decisionsThatAreDeliveredAgainAddNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        List<Decision> decisions = decisions(seed);
        List<Alert> once = alerts(journal(seed, decisions, 1));

        assertThat(alerts(journal(seed, decisions, 3))).isEqualTo(once).isNotEmpty();
        assertThat(once).anyMatch(alert -> alert.chanceOfPrecedence().isPresent());
    }

    private static boolean isBetween(Alert alert, Decision decision) {
        return decision.effectiveAt().isAfter(alert.onset())
                && decision.effectiveAt().isBefore(alert.at());
    }

    private static boolean isReopened(List<Alert> alerts) {
        for (int i = 1; i < alerts.size(); i++) {
            if (alerts.get(i - 1).resolvedAt() != null && alerts.get(i).seq() > 1) {
                return true;
            }
        }
        return false;
    }

    private static List<Decision> decisions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            long second = random.nextLong(HISTORY.toSeconds());
            Instant at = Streams.START.plusSeconds(second);
            decisions.add(new Decision("d" + i, at, "title", "", "", "", List.of(), null));
        }
        return decisions;
    }

    /** Every decision comes where chance puts it, long before or after its effect. */
    private static List<Input> journal(long seed, List<Decision> decisions, int deliveries) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScoredFeedback> feedback = feedback(seed);
        List<List<Decision>> comes = new ArrayList<>();
        feedback.forEach(each -> comes.add(new ArrayList<>()));
        for (Decision decision : decisions) {
            int first = random.nextInt(random.nextBoolean() ? 100 : feedback.size());
            for (int again = 0; again < deliveries; again++) {
                comes.get(Math.min(first + 50 * again, feedback.size() - 1)).add(decision);
            }
        }
        List<Input> journal = new ArrayList<>();
        for (int i = 0; i < feedback.size(); i++) {
            comes.get(i).forEach(decision -> journal.add(new Input.DecisionMade(decision)));
            journal.add(new Input.Scored(feedback.get(i)));
        }
        return journal;
    }

    private static List<ScoredFeedback> feedback(long seed) {
        Instant between = Streams.START.plus(Duration.ofDays(30));
        List<ScoredFeedback> feedback = new ArrayList<>();
        Streams.stream(Asset.USERS, seed, 30, 6, 25, 27, .35, 600).forEach(feedback::add);
        for (ScoredFeedback each : Streams.stream(Asset.USERS, ~seed, 38, 6, 31, 34, .35, 600)) {
            if (!each.eventTime().isBefore(between)) {
                feedback.add(Streams.identified("again " + each.id(), each));
            }
        }
        return feedback;
    }

    private static List<Alert> alerts(List<Input> journal) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (Input input : journal) {
            Instant writtenAt =
                    input instanceof Input.Scored scored
                            ? scored.feedback().eventTime()
                            : Streams.START;
            outputs.addAll(monitor.accept(input, writtenAt));
        }
        outputs.addAll(monitor.finish());
        return outputs.stream()
                .filter(Output.AlertChanged.class::isInstance)
                .map(output -> ((Output.AlertChanged) output).alert())
                .toList();
    }
}
