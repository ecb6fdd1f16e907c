package io.bellwether.monitor;

import static io.bellwether.monitor.Outputs.alerts;
import static io.bellwether.monitor.Outputs.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.alert.Alert;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What copies do to levels and alerts, and what is told of them. */
class CampaignsTest {

    private static final Sketch SAID = new Sketch(0x0123456789abcdefL, 0x76543210fedcba98L);
    private static final Instant CAMPAIGN = Streams.START.plus(Duration.ofDays(21));

    @Test
    void copiesAreInTheRawLevelAndNowhereElse() {
        List<ScoredFeedback> quiet = quiet(Asset.USERS);
        List<Level> before = levels(run(Asset.USERS, quiet));
        List<Level> after = levels(run(Asset.USERS, with(quiet, copies(40, .05))));
        Level hour = at(CAMPAIGN, after);
        Level same = at(CAMPAIGN, before);
        // The first of them is the voice of all.
        assertThat(hour.votes()).isEqualTo(same.votes() + 1);
        assertThat(hour.raw().copies()).isEqualTo(39);
        double sum = hour.votes() * hour.level() + 39 * .05;
        assertThat(hour.raw().level()).isCloseTo(sum / (hour.votes() + 39), within(1e-12));
        assertThat(same.raw()).isEqualTo(new RawLevel(same.level(), 0, false, false));
        assertThat(hour.records()).isEqualTo(same.records() + 40);
    }

    @Test
    void alertTellsTheLevelWithCopiesAndTheirShareSinceItsOnset() {
        List<ScoredFeedback> crisis = Streams.stream(Asset.USERS, 1, 24, 20, 21, 24, .3, 100_000);
        List<ScoredFeedback> praise = copies(60, .9);
        Alert alone = alerts(run(Asset.USERS, crisis)).getLast();
        Alert beside = alerts(run(Asset.USERS, with(crisis, praise))).getLast();
        assertThat(alone.campaigns().share()).hasValue(0);
        assertThat(alone.campaigns().levelRaw()).isEqualTo(alone.level());
        assertThat(beside.votes()).isEqualTo(alone.votes() + 1);
        double share = 59.0 / (beside.votes() + 59);
        assertThat(beside.campaigns().share()).hasValue(share);
        double level = beside.level().orElseThrow() * (1 - share) + .9 * share;
        assertThat(beside.campaigns().levelRaw().orElseThrow()).isCloseTo(level, within(1e-9));
    }

    @Test
    void copiesThatWouldHaveRaisedAreToldAsANoticeAndRaiseNothing() {
        List<ScoredFeedback> copies = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            copies.addAll(copies(hour, 40, .05));
        }
        List<Output> outputs = run(Asset.USERS, with(quiet(Asset.USERS), copies));
        assertThat(alerts(outputs)).isEmpty();
        assertThat(levels(outputs)).filteredOn(level -> level.raw().isNotice()).isNotEmpty();

        List<ScoredFeedback> voices = new ArrayList<>();
        copies.forEach(each -> voices.add(Streams.saying(Sketch.NONE, each)));
        List<Output> without = run(Asset.USERS, with(quiet(Asset.USERS), voices));
        assertThat(alerts(without)).isNotEmpty();
        assertThat(levels(without)).noneMatch(level -> level.raw().isNotice());
    }

    @Test
    void copiesOfPraiseHideNoDrop() {
        List<ScoredFeedback> crisis = Streams.stream(Asset.USERS, 1, 24, 20, 21, 24, .3, 100_000);
        List<ScoredFeedback> praise = new ArrayList<>();
        for (int hour = 0; hour < 72; hour++) {
            praise.addAll(copies(hour, 40, .95));
        }
        Instant alone = alerts(run(Asset.USERS, crisis)).getFirst().raisedAt();
        Alert beside = alerts(run(Asset.USERS, with(crisis, praise))).getFirst();
        assertThat(Duration.between(alone, beside.raisedAt()).abs())
                .isLessThan(Duration.ofHours(2));
    }

    /** A journal of before there were sketches. */
    @Test
    void withoutSketchesOnlyExactCopiesCountOnce() {
        List<ScoredFeedback> old = new ArrayList<>();
        copies(40, .05).forEach(each -> old.add(Streams.saying(Sketch.NONE, each)));
        List<Level> levels = levels(run(Asset.USERS, with(quiet(Asset.USERS), old)));
        assertThat(at(CAMPAIGN, levels).raw().copies()).isZero();
    }

    /** The difference of the two levels would be what the senders wrote, few as they may be. */
    @Test
    void ofStaffNoFigureWithCopiesIsTold() {
        List<ScoredFeedback> crisis = new ArrayList<>();
        for (ScoredFeedback each : Streams.stream(Asset.STAFF, 1, 26, 20, 21, 26, .2, 100_000)) {
            boolean isWorse = each.eventTime().isAfter(CAMPAIGN.plus(Duration.ofDays(2)));
            crisis.add(Streams.scoredBy("given", isWorse ? -.25 : 0, each));
        }
        List<Output> outputs = run(Asset.STAFF, with(crisis, ofStaff(0, 40)));
        assertThat(levels(outputs)).noneMatch(level -> level.raw().isKnown());
        assertThat(levels(outputs)).allMatch(level -> Double.isNaN(level.raw().level()));
        assertThat(alerts(outputs))
                .isNotEmpty()
                .allMatch(alert -> alert.campaigns().share().isEmpty())
                .allMatch(alert -> alert.campaigns().levelRaw().isEmpty());
    }

    /** A petition of many is worth a look, though its words have one voice. */
    @Test
    void ofStaffTooCopiesThatWouldHaveRaisedAreToldAsANotice() {
        List<ScoredFeedback> petition = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            petition.addAll(ofStaff(hour, 40));
        }
        List<Output> outputs = run(Asset.STAFF, with(quiet(Asset.STAFF), petition));
        assertThat(alerts(outputs)).isEmpty();
        assertThat(levels(outputs)).filteredOn(level -> level.raw().isNotice()).isNotEmpty();
    }

    private static List<ScoredFeedback> quiet(Asset asset) {
        return Streams.stream(asset, 1, 24, 20, 0, 0, 0, 100_000);
    }

    private static List<ScoredFeedback> copies(int count, double level) {
        return copies(0, count, level);
    }

    /** So many people who say the same in an hour of the campaign. */
    private static List<ScoredFeedback> copies(int hour, int count, double level) {
        ScoredFeedback model = Streams.stream(Asset.USERS, 9, 1, 20, 0, 0, 0, 10).getFirst();
        return copies(model, hour, count, level);
    }

    private static List<ScoredFeedback> ofStaff(int hour, int count) {
        ScoredFeedback model = Streams.stream(Asset.STAFF, 9, 1, 20, 0, 0, 0, 10).getFirst();
        return copies(model, hour, count, .05);
    }

    private static List<ScoredFeedback> copies(
            ScoredFeedback model, int hour, int count, double level) {
        double shift = level - ((Score.Scored) model.score()).level();
        ScoredFeedback said = Streams.saying(SAID, Streams.scoredBy("given", shift, model));
        List<ScoredFeedback> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = CAMPAIGN.plus(Duration.ofHours(hour)).plusSeconds(60 + i);
            copies.add(Streams.named("copy " + hour + "-" + i, Streams.at(at, said)));
        }
        return copies;
    }

    private static List<ScoredFeedback> with(
            List<ScoredFeedback> some, List<ScoredFeedback> others) {
        List<ScoredFeedback> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparing(ScoredFeedback::eventTime));
        return all;
    }

    private static Level at(Instant time, List<Level> levels) {
        return levels.stream()
                .filter(level -> !level.from().isAfter(time) && level.to().isAfter(time))
                .findFirst()
                .orElseThrow();
    }

    private static List<Output> run(Asset asset, List<ScoredFeedback> feedback) {
        Monitor monitor = new Monitor(asset, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : feedback) {
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        return outputs;
    }
}
