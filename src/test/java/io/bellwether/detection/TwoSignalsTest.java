package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the two signals of an asset do to each other. */
class TwoSignalsTest {

    private static final int DAY = 24;

    private final AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
    private final Reviews reviews = new Reviews(1);

    @Test
    void acceptanceEndsTheAlertOfBothSignalsOnceAndForGood() {
        reviews.say(60 * DAY, .8, .7).say(2 * DAY, .8, .3).say(8 * DAY, .3, .3);
        reviews.heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);

        List<Change> said = detector.acceptLevel(reviews.end());

        assertThat(said)
                .singleElement()
                .isInstanceOfSatisfying(
                        Cleared.class, it -> assertThat(it.signal()).isEqualTo(Signal.RATING));
        assertThat(detector.phase()).isEqualTo(Phase.NORMAL);
        assertThat(level(Signal.TEXT)).isCloseTo(.3, within(.05));
        assertThat(level(Signal.RATING)).isCloseTo(.3, within(.05));
        List<Change> later = reviews.say(2 * DAY, .3, .3).say(4 * DAY, .3, .03).heardBy(detector);
        assertThat(all(later, Raised.class))
                .singleElement()
                .satisfies(it -> assertThat(it.isSameEpisode()).isFalse())
                .satisfies(it -> assertThat(it.at()).isAfter(reviews.end().minus(days(4))));
    }

    @Test
    void textsFromBeforeTheFirstStarsDoNotCountForTheShares() {
        reviews.sayText(60 * DAY, .7).say(20 * DAY, .6, .6, 1).heardBy(detector);
        assertThat(detector.model(Signal.TEXT).orElseThrow().weight()).isCloseTo(.5, within(.02));
    }

    @Test
    void alertOfASignalThatDriesUpEndsWhileTheOtherIsHeardAndWell() {
        reviews.say(60 * DAY, .8, .7).say(5 * DAY, .8, .3).heardBy(detector);
        Instant lastText = reviews.end();
        List<Change> said = reviews.giveStars(40 * DAY, .8).heardBy(detector);
        Cleared cleared = all(said, Cleared.class).getFirst();
        assertThat(cleared.signal()).isEqualTo(Signal.RATING);
        assertThat(cleared.at()).isBetween(lastText.plus(days(21)), lastText.plus(days(22)));
        assertThat(cleared.level()).isCloseTo(.8, within(.05));
        assertThat(all(said, Raised.class)).isEmpty();
        assertThat(detector.phase()).isEqualTo(Phase.NORMAL);
        assertThat(level(Signal.TEXT)).isCloseTo(.7, within(.02));
    }

    /** Its people come back, and are as unhappy as before. */
    @Test
    void signalThatDriedUpRaisesAgainWhenItIsHeardAgain() {
        reviews.say(60 * DAY, .8, .7).say(5 * DAY, .8, .3).giveStars(40 * DAY, .8);
        reviews.heardBy(detector);
        List<Change> said = reviews.say(5 * DAY, .8, .3).heardBy(detector);
        assertThat(all(said, Raised.class)).extracting(Raised::signal).contains(Signal.TEXT);
    }

    @Test
    void silenceOfBothSignalsClearsNothing() {
        reviews.say(60 * DAY, .8, .7).say(5 * DAY, .8, .3).fallSilent(90 * DAY);
        assertThat(all(reviews.heardBy(detector), Cleared.class)).isEmpty();
    }

    @Test
    void signalThatIsUnwellClearsNothingOfTheOther() {
        reviews.say(60 * DAY, .8, .7).say(5 * DAY, .3, .3).giveStars(30 * DAY, .3);
        assertThat(all(reviews.heardBy(detector), Cleared.class)).isEmpty();
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
    }

    @Test
    void starsThatBeginInAnAlertLearnNothingOfIt() {
        reviews.sayText(40 * DAY, .7).sayText(3 * DAY, .3).say(30 * DAY, .3, .3);
        reviews.heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
        assertThat(detector.model(Signal.RATING)).isEmpty();
        List<Change> said = reviews.say(20 * DAY, .8, .7).heardBy(detector);
        assertThat(all(said, Cleared.class)).hasSize(1);
        assertThat(level(Signal.RATING)).isCloseTo(.8, within(.03));
        assertThat(all(reviews.say(8 * DAY, .3, .7).heardBy(detector), Raised.class)).hasSize(1);
    }

    @Test
    void starsWhoseTwoWeeksEndInAnAlertLearnAfterIt() {
        reviews.sayText(40 * DAY, .7).say(10 * DAY, .8, .7).say(10 * DAY, .3, .3);
        reviews.heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
        assertThat(detector.model(Signal.RATING)).isEmpty();
        reviews.say(8 * DAY, .8, .7).heardBy(detector);
        assertThat(level(Signal.RATING)).isCloseTo(.8, within(.03));
    }

    @Test
    void signalThatRecoversFirstLearnsNothingUntilTheOtherDoes() {
        reviews.say(60 * DAY, .8, .7).say(8 * DAY, .3, .3).heardBy(detector);
        double before = level(Signal.RATING);
        reviews.say(10 * DAY, .69, .3).heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
        assertThat(level(Signal.RATING)).isEqualTo(before);
        List<Change> said = reviews.say(4 * DAY, .69, .7).heardBy(detector);
        assertThat(all(said, Cleared.class)).extracting(Cleared::signal).contains(Signal.TEXT);
    }

    @Test
    void allClearOfOneSignalLearnsNothingWhileTheOtherIsInAlert() {
        assertThat(daysLearnedWithTheAllClear(true)).isZero();
        assertThat(daysLearnedWithTheAllClear(false)).isPositive();
    }

    private static long daysLearnedWithTheAllClear(boolean isOtherRaised) {
        Crowd crowd = Crowd.of(1, .5).feel(.6, 60 * DAY).feel(.3, 10 * DAY);
        Instant before = crowd.detector().learnedUntil().orElseThrow();
        crowd.detector().holdLearning();
        crowd.detector().otherIsRaised(isOtherRaised);
        crowd.feel(.6, 12 * DAY);
        assertThat(crowd.all(Cleared.class)).hasSize(1);
        return Duration.between(before, crowd.detector().learnedUntil().orElseThrow()).toDays();
    }

    @Test
    void scorerThatIsNotAnnouncedIsLearnedWhileTheStarsHoldTheAlert() {
        reviews.say(60 * DAY, .8, .6).say(5 * DAY, .3, .6).heardBy(detector);
        detector.scorerChanged(reviews.end());
        reviews.say(20 * DAY, .3, .52).heardBy(detector);
        assertThat(detector.phase()).isEqualTo(Phase.ALERT);
        NoiseModel model = detector.model(Signal.TEXT).orElseThrow();
        assertThat(model.level()).isCloseTo(.52, within(model.levelSd()));
        assertThat(model.levelSd()).isLessThan(.05);
    }

    @Test
    void otherSettingsLeaveEachSignalItsShare() {
        reviews.say(60 * DAY, .8, .7).heardBy(detector);
        double share = detector.model(Signal.RATING).orElseThrow().weight();
        assertThat(share).isBetween(.1, .9);
        detector.changeSettings(every(.5));
        assertThat(detector.model(Signal.RATING).orElseThrow().weight()).isEqualTo(share);
        Raised raised =
                all(reviews.say(5 * DAY, .3, .7).heardBy(detector), Raised.class).getFirst();
        assertThat(raised.signal()).isEqualTo(Signal.RATING);
        assertThat(raised.logBudget()).isCloseTo(Math.log(4380 / share), within(1e-9));
    }

    @Test
    void eachSignalNeedsTheEvidenceOfItsShare() {
        for (Signal signal : List.of(Signal.TEXT, Signal.RATING)) {
            AssetDetector asset = new AssetDetector(DetectorSettings.defaults());
            Reviews people = new Reviews(3).say(60 * DAY, .8, .7, .3);
            people.heardBy(asset);
            double share = asset.model(signal).orElseThrow().weight();
            boolean isText = signal == Signal.TEXT;
            people.say(5 * DAY, isText ? .8 : .3, isText ? .2 : .8);
            Raised raised = all(people.heardBy(asset), Raised.class).getFirst();
            assertThat(raised.signal()).isEqualTo(signal);
            assertThat(raised.logBudget()).isCloseTo(Math.log(8760 / share), within(1e-9));
        }
    }

    @Test
    void theMostPatientUserIsPatientWithEachSignal() {
        assertThat(every(1000).withShare(.25).falseAlarmEveryYears()).isEqualTo(4000);
        assertThat(every(1000).withShare(1 - .9).falseAlarmEveryYears()).isEqualTo(10_000);
        assertThat(every(1000).chosen()).isEqualTo(every(1000));
        assertThatThrownBy(() -> every(1001).chosen())
                .hasMessage("falseAlarmEveryYears 1001.0 is outside (0, 1000]");
    }

    private static DetectorSettings every(double years) {
        return new DetectorSettings(years, .02, 3, 14, 500, ZoneOffset.UTC);
    }

    private double level(Signal signal) {
        return detector.model(signal).orElseThrow().level();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static <C extends Change> List<C> all(List<Change> changes, Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
