package io.bellwether.monitor;

import static io.bellwether.monitor.Outputs.alerts;
import static io.bellwether.monitor.Outputs.levels;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.decision.Decision;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.theme.ThemeShift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Instant ONSET = Streams.START.plus(Duration.ofDays(25));
    private static final Instant RECOVERY = Streams.START.plus(Duration.ofDays(32));

    /** From then on ever more people write who were never as content as the regulars. */
    private static final Instant NEWCOMERS = Streams.START.plus(Duration.ofDays(50));

    private static final Set<String> FEW = Set.of("author 0", "author 1", "author 2");

    private final List<ScoredFeedback> crisis =
            Streams.stream(Asset.USERS, 1, 42, 8, 25, 32, .25, 4000);

    @Test
    void crisisIsRaisedSoonQuotedAndCleared() {
        List<Alert> alerts = alerts(run(new Monitor(Asset.USERS, settings()), crisis));
        Alert open = alerts.getFirst();
        Alert last = alerts.getLast();
        assertThat(open.state()).isEqualTo(AlertState.OPEN);
        assertThat(open.at()).isBetween(ONSET, ONSET.plus(Duration.ofHours(30)));
        assertThat(open.quotes()).hasSize(5);
        assertThat(open.quotes()).allMatch(quote -> !quote.eventTime().isBefore(open.onset()));
        assertThat(last.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(last.resolvedAt()).isBetween(RECOVERY, RECOVERY.plus(Duration.ofDays(3)));
        assertThat(alerts.stream().map(Alert::alertId).distinct()).hasSize(1);
    }

    @Test
    void anAlertTellsWhatEachThemeHasToDoWithTheDrop() {
        Alert last = alerts(run(new Monitor(Asset.USERS, settings()), crisis)).getLast();

        assertThat(last.themes())
                .extracting(ThemeShift::label)
                .containsExactlyInAnyOrder("leaving", "price", "other");
        // The level falls by .25 and the shares of the themes stay as they were.
        assertThat(last.themes().stream().mapToDouble(ThemeShift::total).sum())
                .isBetween(-.28, -.22);
        assertThat(last.themes()).allMatch(shift -> Math.abs(shift.byShare()) < .01);
        assertThat(last.themes()).allMatch(shift -> Math.abs(shift.byLevel() + .083) < .02);
    }

    /** Records that differ by one person must not differ in what that person spoke of. */
    @Test
    void themesOfAStaffAlertDoNotChangeWithThePeopleWhoComeToIt() {
        List<ScoredFeedback> staff = new ArrayList<>();
        for (ScoredFeedback each : Streams.stream(Asset.STAFF, 3, 42, 2, 25, 42, .2, 200)) {
            boolean isWorse = each.eventTime().isAfter(ONSET.plus(Duration.ofDays(1)));
            staff.add(Streams.scoredBy("given", isWorse ? -.25 : 0, each));
        }
        List<Alert> told =
                new ArrayList<>(alerts(run(new Monitor(Asset.STAFF, settings()), staff)));
        told.removeIf(alert -> alert.themes().isEmpty());
        boolean isRevised = false;
        for (int i = 1; i < told.size(); i++) {
            Alert before = told.get(i - 1);
            Alert next = told.get(i);
            assertThat(next.alertId()).isEqualTo(before.alertId());
            assertThat(next.themes()).isEqualTo(before.themes());
            isRevised |= next.authors() != before.authors();
        }
        assertThat(isRevised).isTrue();
    }

    @Test
    void aScorerThatWasNotAnnouncedLeavesNoThemesToCompareWith() {
        Monitor monitor = new Monitor(Asset.USERS, settings());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : crisis) {
            boolean isOld = each.eventTime().isBefore(ONSET.plus(Duration.ofDays(4)));
            outputs.addAll(accept(monitor, isOld ? each : Streams.scoredBy("new", 0, each)));
        }
        outputs.addAll(monitor.finish());
        List<Alert> alerts = alerts(outputs);

        assertThat(alerts.getFirst().themes()).isNotEmpty();
        assertThat(alerts)
                .filteredOn(it -> it.state() == AlertState.UPDATED)
                .filteredOn(it -> it.at().isAfter(ONSET.plus(Duration.ofDays(5))))
                .allMatch(it -> it.themes().isEmpty());
    }

    @Test
    void aCrisisOfFortyDaysProposesToAcceptItsLevel() {
        List<ScoredFeedback> lasting = Streams.stream(Asset.USERS, 1, 70, 8, 25, 70, .25, 4000);
        List<Alert> alerts = alerts(run(new Monitor(Asset.USERS, settings()), lasting));

        Instant raisedAt = alerts.getFirst().raisedAt();
        List<Alert> proposals = alerts.stream().filter(Alert::proposesAcceptance).toList();
        assertThat(proposals).isNotEmpty();
        assertThat(proposals.getFirst().at()).isEqualTo(raisedAt.plus(Duration.ofDays(30)));
        assertThat(alerts).extracting(Alert::at).isSorted();
    }

    /** A file of reviews that ends with the day of the collapse tells of it. */
    @Test
    void theLastDayOfVotesStampedWithDaysIsJudged() {
        List<ScoredFeedback> whole =
                crisis.stream()
                        .map(each -> Streams.at(each.eventTime().truncatedTo(DAYS), each))
                        .toList();
        Instant raisedAt = alerts(run(new Monitor(Asset.USERS, settings()), whole)).getFirst().at();
        List<ScoredFeedback> upToThatDay =
                whole.stream().filter(each -> each.eventTime().isBefore(raisedAt)).toList();

        assertThat(alerts(run(new Monitor(Asset.USERS, settings()), upToThatDay)))
                .extracting(Alert::at)
                .containsExactly(raisedAt);
    }

    @Test
    void quietStreamRaisesNothingAndGivesALevelForEveryHourWithVotes() {
        List<ScoredFeedback> quiet = Streams.stream(Asset.USERS, 2, 42, 8, 0, 0, 0, 4000);
        List<Output> outputs = run(new Monitor(Asset.USERS, settings()), quiet);
        assertThat(alerts(outputs)).isEmpty();
        List<Level> levels = levels(outputs);
        assertThat(levels).hasSizeGreaterThan(1000);
        assertThat(levels).allMatch(level -> level.to().equals(level.from().plusSeconds(3600)));
        assertThat(levels.stream().mapToLong(Level::records).sum())
                .isBetween((long) quiet.size() - 30, (long) quiet.size());
    }

    @Test
    void orderOfArrivalWithinTheLatenessChangesNothing() {
        List<ScoredFeedback> shuffled = new ArrayList<>(crisis);
        for (int from = 0; from + 3 <= shuffled.size(); from += 3) {
            List<ScoredFeedback> near = shuffled.subList(from, from + 3);
            if (Duration.between(near.getFirst().eventTime(), near.getLast().eventTime())
                            .compareTo(Duration.ofMinutes(10))
                    < 0) {
                Collections.shuffle(near, new Random(from));
            }
        }
        assertThat(shuffled).isNotEqualTo(crisis);
        assertThat(run(new Monitor(Asset.USERS, settings()), shuffled))
                .isEqualTo(run(new Monitor(Asset.USERS, settings()), crisis));
    }

    @Test
    void snapshotAndRestoreAnywhereChangeNothing() {
        List<Output> expected = run(new Monitor(Asset.USERS, settings()), crisis);
        List<Output> outputs = new ArrayList<>();
        Monitor monitor = new Monitor(Asset.USERS, settings());
        for (int i = 0; i < crisis.size(); i++) {
            outputs.addAll(accept(monitor, crisis.get(i)));
            if (i % 97 == 0) {
                byte[] snapshot = monitor.snapshot();
                monitor = Monitor.restore(Asset.USERS, snapshot);
                assertThat(monitor.snapshot()).isEqualTo(snapshot);
            }
        }
        outputs.addAll(monitor.finish());
        assertThat(outputs).isEqualTo(expected);
        assertThat(alerts(outputs)).isNotEmpty();
    }

    @Test
    void repeatedDeliveriesChangeNoAlert() {
        List<ScoredFeedback> twice = new ArrayList<>();
        crisis.forEach(each -> twice.addAll(List.of(each, each)));
        assertThat(alerts(run(new Monitor(Asset.USERS, settings()), twice)))
                .isEqualTo(alerts(run(new Monitor(Asset.USERS, settings()), crisis)))
                .isNotEmpty();
    }

    @Test
    void feedbackBehindTheWatermarkIsCountedLateAndDropped() {
        Monitor monitor = new Monitor(Asset.USERS, settings());
        List<Output> outputs = new ArrayList<>();
        crisis.subList(0, 2000).forEach(each -> outputs.addAll(accept(monitor, each)));
        int before = levels(outputs).size();
        accept(monitor, crisis.getFirst());
        crisis.subList(2000, 2100).forEach(each -> outputs.addAll(accept(monitor, each)));
        List<Level> after = levels(outputs).subList(before, levels(outputs).size());
        assertThat(after.stream().mapToLong(Level::late).sum()).isEqualTo(1);
        assertThat(after.stream().mapToLong(Level::duplicates).sum()).isZero();
    }

    @Test
    void decisionsOfTheWeekBeforeTheOnsetAreNamed() {
        Monitor monitor = new Monitor(Asset.USERS, settings());
        for (String day : List.of("2026-01-10", "2026-01-27", "2026-02-20")) {
            Instant at = Instant.parse(day + "T00:00:00Z");
            Decision decision = new Decision(day, at, "title", "", "", "", List.of(), null);
            monitor.accept(new Input.DecisionMade(decision), at);
        }
        Alert open = alerts(run(monitor, crisis)).getFirst();
        assertThat(open.precededBy()).extracting(Decision::id).containsExactly("2026-01-27");
    }

    @Test
    void staffOfFewAuthorsShareBlocksOfHours() {
        List<ScoredFeedback> staff = Streams.stream(Asset.STAFF, 3, 42, 2, 25, 32, .3, 200);
        List<Output> outputs = run(new Monitor(Asset.STAFF, settings()), staff);
        List<Level> levels = levels(outputs);
        assertThat(levels).isNotEmpty().allMatch(level -> level.authors() >= 5);
        assertThat(levels).anyMatch(level -> level.to().isAfter(level.from().plusSeconds(3600)));
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i).from()).isAfterOrEqualTo(levels.get(i - 1).to());
        }
        assertThat(alerts(outputs)).isNotEmpty();
    }

    @Test
    void namelessStaffOfAnUndeclaredSourceAreWatchedButNotShown() {
        List<ScoredFeedback> staff =
                Streams.stream(Asset.STAFF, 3, 42, 2, 25, 32, .3, 200).stream()
                        .map(Streams::nameless)
                        .toList();
        List<Output> hidden = run(new Monitor(Asset.STAFF, settings()), staff);
        assertThat(levels(hidden)).isEmpty();
        assertThat(alerts(hidden)).isNotEmpty().allMatch(alert -> alert.level().isEmpty());
        assertThat(alerts(hidden)).allMatch(alert -> alert.quotes().isEmpty());

        MonitorSettings base = settings();
        MonitorSettings declared =
                new MonitorSettings(
                        base.detector(),
                        base.lateness(),
                        base.authorWindow(),
                        new TreeSet<>(List.of("forum")));
        List<Output> shown = run(new Monitor(Asset.STAFF, declared), staff);
        assertThat(levels(shown)).isNotEmpty();
        assertThat(alerts(shown)).isNotEmpty().allMatch(alert -> alert.level().isPresent());
    }

    @Test
    void levelOfARecoveryThatFewStaffToldOfIsNotShown() {
        Instant change = Streams.START.plus(Duration.ofDays(27));
        List<ScoredFeedback> many = Streams.stream(Asset.STAFF, 3, 42, 2, 25, 30, .3, 200);
        List<ScoredFeedback> few = Streams.stream(Asset.STAFF, 4, 42, 6, 25, 30, .3, 4);
        List<ScoredFeedback> staff = new ArrayList<>();
        many.stream().filter(each -> each.eventTime().isBefore(change)).forEach(staff::add);
        few.stream().filter(each -> !each.eventTime().isBefore(change)).forEach(staff::add);
        MonitorSettings base = settings();
        MonitorSettings talkative =
                new MonitorSettings(
                        base.detector(), base.lateness(), Duration.ofHours(1), new TreeSet<>());
        List<Alert> alerts = alerts(run(new Monitor(Asset.STAFF, talkative), staff));
        Alert last = alerts.getLast();
        assertThat(alerts.getFirst().level()).isPresent();
        assertThat(last.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(last.level()).isEmpty();
        assertThat(last.baseline()).isEmpty();
    }

    @Test
    void starsAreHeardWhereNoTextIsScored() {
        List<ScoredFeedback> foreign = crisis.stream().map(Streams::inAnotherLanguage).toList();
        List<Output> outputs = run(new Monitor(Asset.USERS, settings()), foreign);
        List<Alert> alerts = alerts(outputs);
        assertThat(alerts.getFirst().signal()).isEqualTo("rating");
        assertThat(alerts.getFirst().at()).isBetween(ONSET, ONSET.plus(Duration.ofHours(30)));
        assertThat(alerts.getFirst().quotes()).isEmpty();
        assertThat(alerts.getLast().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(levels(outputs)).isEmpty();
    }

    @Test
    void starsWithoutScoredTextAreCountedAsNotScoredAndMoveNoLevel() {
        List<ScoredFeedback> some = new ArrayList<>();
        for (int i = 0; i < crisis.size(); i++) {
            some.add(i % 3 == 0 ? Streams.inAnotherLanguage(crisis.get(i)) : crisis.get(i));
        }
        List<Level> levels = levels(run(new Monitor(Asset.USERS, settings()), some));
        assertThat(levels).anyMatch(level -> level.notScored() > 0);
        assertThat(levels)
                .allMatch(level -> level.votes() <= level.records() - level.notScored())
                .allMatch(level -> level.authors() <= level.votes());
    }

    /** Three people write and twenty-one give stars: no figure may rest on the texts of the few. */
    @Test
    void staffWhoGiveStarsOnlyCoverForNobodysText() {
        List<ScoredFeedback> staff = new ArrayList<>();
        for (ScoredFeedback each : Streams.stream(Asset.STAFF, 3, 42, 3, 25, 42, .35, 24)) {
            staff.add(FEW.contains(each.author()) ? each : Streams.inAnotherLanguage(each));
        }
        List<Output> outputs = run(new Monitor(Asset.STAFF, settings()), staff);
        assertThat(levels(outputs)).isEmpty();
        assertThat(alerts(outputs)).isNotEmpty();
        assertThat(alerts(outputs))
                .allMatch(alert -> alert.signal().equals("rating") || alert.level().isEmpty());
    }

    /** Two people give stars twice a day beside colleagues who write: theirs are the figures. */
    @Test
    void staffWhoWriteCoverForNobodysStars() {
        List<Alert> alerts = alerts(run(new Monitor(Asset.STAFF, settings()), starsOfTwo()));
        assertThat(alerts).anyMatch(alert -> alert.signal().equals("rating") && alert.votes() == 0);
        assertThat(alerts).anyMatch(alert -> alert.state() == AlertState.RESOLVED);
        for (Alert alert : alerts) {
            assertThat(alert.level()).isEmpty();
            assertThat(alert.baseline()).isEmpty();
            assertThat(alert.size()).isEmpty();
            assertThat(alert.quotes()).isEmpty();
        }
    }

    private static List<ScoredFeedback> starsOfTwo() {
        List<ScoredFeedback> staff =
                new ArrayList<>(Streams.stream(Asset.STAFF, 31, 90, 1, 0, 0, 0, 20));
        List<ScoredFeedback> voices = Streams.stream(Asset.STAFF, 32, 90, 2, 45, 65, .45, 1);
        for (int i = 0; i < 360; i++) {
            Instant at = Streams.START.plus(Duration.ofHours(6L * i));
            ScoredFeedback near =
                    voices.stream().filter(it -> it.eventTime().isAfter(at)).findFirst().get();
            ScoredFeedback stars = Streams.inAnotherLanguage(Streams.named("giver " + i % 2, near));
            staff.add(Streams.at(at, Streams.identified("stars " + i, stars)));
        }
        staff.sort(Comparator.comparing(ScoredFeedback::eventTime));
        return staff;
    }

    @Test
    void surgeIsNotedAndRaisesNothing() {
        List<ScoredFeedback> usual = Streams.stream(Asset.USERS, 5, 30, 8, 0, 0, 0, 4000);
        List<ScoredFeedback> flood = Streams.stream(Asset.USERS, 6, 30, 80, 0, 0, 0, 40_000);
        Instant from = Streams.START.plus(Duration.ofDays(28));
        Instant to = from.plus(Duration.ofHours(6));
        List<ScoredFeedback> both = new ArrayList<>(usual);
        flood.stream()
                .filter(each -> !each.eventTime().isBefore(from) && each.eventTime().isBefore(to))
                .map(each -> Streams.named("flood " + each.id(), each))
                .forEach(both::add);
        both.sort(Comparator.comparing(ScoredFeedback::eventTime));
        List<Output> outputs = run(new Monitor(Asset.USERS, settings()), both);
        assertThat(alerts(outputs)).isEmpty();
        assertThat(levels(outputs).stream().filter(Level::isSurge))
                .hasSize(6)
                .allMatch(level -> !level.from().isBefore(from) && !level.to().isAfter(to))
                .allMatch(level -> level.expectedVotes() > 6 && level.expectedVotes() < 10);
        assertThat(levels(outputs).getFirst().expectedVotes()).isNaN();
    }

    @Test
    void silenceThatIsADataGapHasALevelRecordThatSaysSo() {
        List<ScoredFeedback> stream = new ArrayList<>();
        Instant silentFrom = Streams.START.plus(Duration.ofDays(25));
        Instant silentTo = Streams.START.plus(Duration.ofDays(28));
        for (ScoredFeedback each : Streams.stream(Asset.USERS, 7, 30, 8, 0, 0, 0, 4000)) {
            if (each.eventTime().isBefore(silentFrom) || each.eventTime().isAfter(silentTo)) {
                stream.add(Streams.withStars(each));
            }
        }
        List<Output> outputs = run(new Monitor(Asset.USERS, settings()), stream);
        List<Level> gaps =
                levels(outputs).stream().filter(it -> it.phase() == Phase.DATA_GAP).toList();
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().votes()).isZero();
        assertThat(gaps.getFirst().level()).isNaN();
        assertThat(gaps.getFirst().to()).isBetween(silentFrom, silentFrom.plusSeconds(7200));
        assertThat(alerts(outputs)).isEmpty();
    }

    /** People go on to give stars while the scorer knows none of their words: no gap. */
    @Test
    void assetIsSilentOnlyWhenEverySignalIs() {
        Instant from = Streams.START.plus(Duration.ofDays(25));
        List<ScoredFeedback> stream = new ArrayList<>();
        for (ScoredFeedback each : Streams.stream(Asset.USERS, 8, 30, 8, 0, 0, 0, 4000)) {
            boolean isScored = each.eventTime().isBefore(from);
            stream.add(isScored ? Streams.withStars(each) : Streams.inAnotherLanguage(each));
        }
        Monitor monitor = new Monitor(Asset.USERS, settings());
        assertThat(levels(run(monitor, stream))).noneMatch(it -> it.phase() == Phase.DATA_GAP);
        assertThat(monitor.phase()).isEqualTo(Phase.NORMAL);
    }

    /** Forty regulars, and ever more people who write once and were never as content. */
    @Test
    void newcomersWhoWereAlwaysLessContentAreToldAsAMix() {
        Alert open = alerts(run(new Monitor(Asset.USERS, settings()), mix(Asset.USERS))).getFirst();
        assertThat(open.at()).isAfter(NEWCOMERS);
        assertThat(open.signal()).isEqualTo("mix");
        assertThat(open.severity()).isEqualTo(Severity.WARNING);
        assertThat(open.mix().orElseThrow()).isGreaterThan(open.size().orElseThrow() / 2);
    }

    @Test
    void mixOfManyStaffWhoWriteIsShownWhereNobodyGivesStars() {
        List<Output> outputs = run(new Monitor(Asset.STAFF, settings()), mix(Asset.STAFF));
        Alert open = alerts(outputs).getFirst();
        assertThat(open.signal()).isEqualTo("mix");
        assertThat(open.level()).isPresent();
    }

    /** The record does not say whether it was the stars of the few that gave the figures. */
    @Test
    void mixOfStaffIsWithheldWhereFewGiveStars() {
        List<ScoredFeedback> people =
                mix(Asset.STAFF).stream()
                        .map(it -> FEW.contains(it.author()) ? Streams.withStars(it) : it)
                        .toList();
        Alert open = alerts(run(new Monitor(Asset.STAFF, settings()), people)).getFirst();
        assertThat(open.signal()).isEqualTo("mix");
        assertThat(open.level()).isEmpty();
    }

    private static List<ScoredFeedback> mix(Asset asset) {
        List<ScoredFeedback> people =
                new ArrayList<>(Streams.stream(asset, 21, 58, 4, 0, 0, 0, 40));
        int count = 0;
        for (ScoredFeedback each : Streams.stream(asset, 22, 58, 12, 0, 0, 0, 9999)) {
            if (count++ % 8 == 0 || !each.eventTime().isBefore(NEWCOMERS)) {
                ScoredFeedback lower = Streams.scoredBy("given", -.25, each);
                people.add(Streams.named("newcomer " + count, lower));
            }
        }
        people.sort(Comparator.comparing(ScoredFeedback::eventTime));
        return people;
    }

    @Test
    void acceptedLevelEndsTheAlertOnce() {
        Monitor monitor = new Monitor(Asset.USERS, settings());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : crisis) {
            if (each.eventTime().isBefore(ONSET.plus(Duration.ofDays(5)))) {
                outputs.addAll(accept(monitor, each));
            }
        }
        assertThat(alerts(outputs).getLast().state()).isNotEqualTo(AlertState.RESOLVED);
        Input accepted =
                new Input.LevelAccepted("a1", Asset.USERS, ONSET.plus(Duration.ofDays(5)), "ceo");
        List<Alert> ended = alerts(monitor.accept(accepted, ONSET));
        assertThat(ended).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
        assertThat(monitor.accept(accepted, ONSET)).isEmpty();
    }

    @Test
    void damagedOrForeignSnapshotIsRefused() {
        Monitor monitor = new Monitor(Asset.USERS, settings());
        crisis.subList(0, 500).forEach(each -> accept(monitor, each));
        byte[] snapshot = monitor.snapshot();
        assertThatThrownBy(() -> Monitor.restore(Asset.STAFF, snapshot))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("snapshot is of users, expected staff");
        assertThatThrownBy(
                        () ->
                                Monitor.restore(
                                        Asset.USERS, Arrays.copyOf(snapshot, snapshot.length - 9)))
                .isInstanceOf(CorruptStateException.class);
        byte[] newer = snapshot.clone();
        newer[3] = 99;
        assertThatThrownBy(() -> Monitor.restore(Asset.USERS, newer))
                .hasMessage("snapshot has version 99, expected " + Monitor.SNAPSHOT_VERSION);
    }

    /** Its member's clock is a day ahead; what people write until then is on time all the same. */
    @Test
    void heartbeatOfAClockThatIsAheadDoesNotMakeFeedbackLate() {
        TreeSet<String> files = new TreeSet<>(List.of("files"));
        Monitor monitor = new Monitor(Asset.USERS, settings());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : crisis.subList(0, 2000)) {
            outputs.addAll(accept(monitor, each));
            Instant writtenAt = each.eventTime().plusSeconds(2);
            Instant ahead = writtenAt.plus(Duration.ofDays(1));
            Input beat = new Input.Heartbeat(Asset.USERS, ahead, files, files);
            outputs.addAll(monitor.accept(beat, writtenAt));
        }
        outputs.addAll(monitor.finish());
        assertThat(levels(outputs)).isNotEmpty().allMatch(level -> level.late() == 0);
        assertThat(levels(outputs).stream().mapToLong(Level::records).sum()).isEqualTo(2000);
    }

    private static MonitorSettings settings() {
        return MonitorSettings.defaults();
    }

    private static List<Output> run(Monitor monitor, List<ScoredFeedback> feedback) {
        List<Output> outputs = new ArrayList<>();
        feedback.forEach(each -> outputs.addAll(accept(monitor, each)));
        outputs.addAll(monitor.finish());
        return outputs;
    }

    private static List<Output> accept(Monitor monitor, ScoredFeedback feedback) {
        return monitor.accept(new Input.Scored(feedback), feedback.eventTime());
    }
}
