package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AssetDetectorTest {

    private static final int DAY = 24;

    @Test
    void withoutStarsItIsADropDetectorOnText() {
        AssetDetector asset = new AssetDetector(DetectorSettings.defaults());
        DropDetector text = new DropDetector(DetectorSettings.defaults());
        List<Change> ofAsset = new ArrayList<>();
        List<Change> ofText = new ArrayList<>();
        for (Vote vote : new Reviews(1).say(40 * DAY, .5, .7).say(10 * DAY, .5, .4).votes()) {
            double level = vote.text().orElseThrow();
            ofAsset.addAll(asset.vote(Vote.ofText(vote.eventTime(), level)));
            ofText.addAll(text.vote(vote.eventTime(), level));
        }
        assertThat(ofAsset).isEqualTo(ofText);
        assertThat(raised(ofAsset)).hasSize(1);
    }

    @Test
    void starsAloneRaiseWhenTextSaysNothing() {
        Reviews reviews = new Reviews(2).say(60 * DAY, .8, .6).say(10 * DAY, .4, .6);
        List<Change> changes = reviews.heardBy(new AssetDetector(DetectorSettings.defaults()));
        assertThat(raised(changes))
                .singleElement()
                .extracting(Raised::signal)
                .isEqualTo(Signal.RATING);
    }

    @Test
    void textAloneRaisesWhenTheStarsStay() {
        Reviews reviews = new Reviews(3).say(60 * DAY, .8, .7).say(10 * DAY, .8, .3);
        List<Change> changes = reviews.heardBy(new AssetDetector(DetectorSettings.defaults()));
        assertThat(raised(changes))
                .singleElement()
                .extracting(Raised::signal)
                .isEqualTo(Signal.TEXT);
    }

    @Test
    void anAlertEndsWhenBothSignalsAreWell() {
        Reviews reviews =
                new Reviews(4)
                        .say(60 * DAY, .8, .7)
                        .say(8 * DAY, .3, .3)
                        .say(8 * DAY, .8, .3)
                        .say(12 * DAY, .8, .7);
        List<Change> changes = reviews.heardBy(new AssetDetector(DetectorSettings.defaults()));
        Instant textIsWell = Hours.start(Hours.of(Crowd.BEGIN) + 76 * DAY);
        assertThat(raised(changes)).hasSize(1);
        List<Cleared> cleared = all(changes, Cleared.class);
        assertThat(cleared).hasSize(1);
        assertThat(cleared.getFirst().at()).isAfter(textIsWell);
    }

    @Test
    void bothSignalsShareOneBudgetByWhatTheyKnow() {
        assertThat(weightOfText(0)).isEqualTo(.1);
        assertThat(weightOfText(1)).isCloseTo(.5, within(.02));
    }

    private static double weightOfText(double agreement) {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        new Reviews(5).say(20 * DAY, .6, .6, agreement).heardBy(detector);
        double text = detector.model(Signal.TEXT).orElseThrow().weight();
        double rating = detector.model(Signal.RATING).orElseThrow().weight();
        assertThat(text + rating).isEqualTo(1);
        return Math.round(text * 100) / 100.0;
    }

    /** The hours of an alert that text raised are no hours for the stars to learn from. */
    @Test
    void noSignalLearnsInAnAlertOfTheOther() {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        Reviews reviews = new Reviews(6).say(60 * DAY, .8, .7).say(30 * DAY, .77, .3);
        reviews.heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
        double before = detector.model(Signal.RATING).orElseThrow().level();
        assertThat(before).isCloseTo(.8, within(.01));
        new Reviews(7).fallSilent(90 * DAY).say(20 * DAY, .8, .7).heardBy(detector);
        assertThat(detector.phase()).isIn(Phase.RECOVERING, Phase.NORMAL);
        double after = detector.model(Signal.RATING).orElseThrow().level();
        assertThat(Math.abs(after - before)).isLessThan(.01);
    }

    /** At 20 a year, so that there are raises to look at: each had to reach A over its share. */
    @Test
    void twoSignalsKeepThePromise() {
        DetectorSettings settings = new DetectorSettings(.05, .02, 3, 14, 500, ZoneOffset.UTC);
        List<Raised> raised = new ArrayList<>();
        for (int year = 0; year < 6; year++) {
            AssetDetector detector = new AssetDetector(settings);
            Reviews reviews = new Reviews(100 + year).say(365 * DAY, .7, .6, .5);
            List<Raised> found = raised(reviews.heardBy(detector));
            for (Raised each : found) {
                double share = detector.model(each.signal()).orElseThrow().weight();
                assertThat(share).isBetween(.1, .9);
                assertThat(each.logBudget()).isCloseTo(Math.log(438 / share), within(1e-9));
            }
            raised.addAll(found);
        }
        assertThat(raised).hasSizeBetween(6, 120);
        assertThat(raised).extracting(Raised::signal).contains(Signal.TEXT, Signal.RATING);
    }

    @Property(tries = 12)
    void snapshotAndRestoreBetweenAnyTwoVotesChangeNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 3500) int at) {
        Reviews reviews = new Reviews(seed).say(60 * DAY, .8, .7).say(14 * DAY, .4, .5);
        AssetDetector straight = new AssetDetector(DetectorSettings.defaults());
        AssetDetector restored = new AssetDetector(DetectorSettings.defaults());
        for (int i = 0; i < reviews.votes().size(); i++) {
            if (i == at) {
                restored = copy(restored);
            }
            Vote vote = reviews.votes().get(i);
            assertThat(restored.vote(vote)).isEqualTo(straight.vote(vote));
        }
        assertThat(bytes(restored)).isEqualTo(bytes(straight));
    }

    @Property(tries = 12)
    void raiseAndClearAlternate(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 20) int days) {
        SplittableRandom random = new SplittableRandom(seed);
        Reviews reviews = new Reviews(seed).say(30 * DAY, .8, .7);
        for (int part = 0; part < 12; part++) {
            double stars = random.nextBoolean() ? .8 : .3;
            double text = random.nextBoolean() ? .7 : .3;
            reviews.say(days * DAY, stars, text);
        }
        boolean isOpen = false;
        for (Change change : reviews.heardBy(new AssetDetector(DetectorSettings.defaults()))) {
            if (change instanceof Raised) {
                assertThat(isOpen).isFalse();
                isOpen = true;
            } else if (change instanceof Revised) {
                assertThat(isOpen).isTrue();
            } else if (change instanceof Cleared) {
                assertThat(isOpen).isTrue();
                isOpen = false;
            }
        }
    }

    private static AssetDetector copy(AssetDetector detector) {
        return AssetDetector.restore(DetectorSettings.defaults(), new StateReader(bytes(detector)));
    }

    private static byte[] bytes(AssetDetector detector) {
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        return state.toByteArray();
    }

    private static List<Raised> raised(List<Change> changes) {
        return all(changes, Raised.class).stream().filter(it -> !it.isSameEpisode()).toList();
    }

    private static <C extends Change> List<C> all(List<Change> changes, Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
