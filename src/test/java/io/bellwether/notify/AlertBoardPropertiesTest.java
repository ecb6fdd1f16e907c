package io.bellwether.notify;

import static io.bellwether.notify.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An Alertmanager of a few lines, which is told by the board, against the truth. */
class AlertBoardPropertiesTest {

    private static final AlertmanagerSettings SETTINGS =
            AlertmanagerSettings.of(News.ofTheDay(), Optional.empty());

    /** One thing that happens, some seconds after the one before. */
    record Step(int alert, String state, String severity, int afterSeconds) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("updated", "updated", "resolved"),
                        Arbitraries.of("warning", "major", "critical"),
                        Arbitraries.of(1, 30, 200, 2_000))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    /** Whatever happens and whenever the notifier begins anew, Alertmanager shows what is true. */
    @Property(tries = 400)
    void alertmanagerShowsWhatIsOpen(
            @ForAll("lives") List<Step> lives, @ForAll Set<Integer> restarts) {
        Map<AlertLabels, Instant> shown = new HashMap<>();
        Map<String, AlertRecord> truth = new HashMap<>();
        List<AlertRecord> topic = new ArrayList<>();
        AlertBoard board = new AlertBoard(SETTINGS);
        Instant now = NOON;
        for (int i = 0; i < lives.size(); i++) {
            now = now.plusSeconds(lives.get(i).afterSeconds());
            AlertRecord record = record(lives.get(i), i + 1, now);
            topic.add(record);
            truth.put(record.id(), record);
            board.take(record);
            if (restarts.contains(i)) {
                board = new AlertBoard(SETTINGS);
                topic.forEach(board::take);
            }
            tell(board.postings(now), shown);
            assertThat(open(shown, now)).isEqualTo(open(truth));
        }
    }

    /** The second of two boards that are asked at the same moment says the same, to the order. */
    @Property(tries = 200)
    void restartTellsTheSame(@ForAll("lives") List<Step> lives) {
        AlertBoard first = new AlertBoard(SETTINGS);
        AlertBoard second = new AlertBoard(SETTINGS);
        List<AlertRecord> topic = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < lives.size(); i++) {
            now = now.plusSeconds(lives.get(i).afterSeconds());
            topic.add(record(lives.get(i), i + 1, now));
            first.take(topic.get(i));
            first.postings(now);
        }
        topic.forEach(second::take);
        assertThat(second.postings(now)).isEqualTo(first.postings(now));
    }

    private static AlertRecord record(Step step, int seq, Instant now) {
        String id = "a" + step.alert();
        Instant raisedAt = NOON.minusSeconds(step.alert());
        return Alerts.read(Alerts.json(id, seq, step.state(), step.severity(), raisedAt, now), now);
    }

    private static void tell(List<Posting> postings, Map<AlertLabels, Instant> shown) {
        for (Posting posting : postings) {
            assertThat(posting.startsAt()).isBeforeOrEqualTo(posting.endsAt());
            shown.put(posting.labels(), posting.endsAt());
        }
    }

    private static Set<AlertLabels> open(Map<AlertLabels, Instant> shown, Instant now) {
        Set<AlertLabels> open = new HashSet<>();
        shown.forEach(
                (labels, endsAt) -> {
                    if (endsAt.isAfter(now)) {
                        open.add(labels);
                    }
                });
        return open;
    }

    private static Set<AlertLabels> open(Map<String, AlertRecord> truth) {
        Set<AlertLabels> open = new HashSet<>();
        for (AlertRecord record : truth.values()) {
            if (!record.isResolved()) {
                open.add(record.labels());
            }
        }
        return open;
    }
}
