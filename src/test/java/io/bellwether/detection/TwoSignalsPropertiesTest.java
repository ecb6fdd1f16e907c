package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every asset with texts and stars, whenever either begins and ends. */
class TwoSignalsPropertiesTest {

    private static final int DAY = 24;

    /** Who speaks for a while. */
    enum Voices {
        BOTH,
        TEXT,
        STARS,
        NOBODY
    }

    /**
     * When the stars begin: with the texts, after a month or more, or in the text's first alert; or
     * the texts end in theirs.
     */
    enum Beginning {
        TOGETHER,
        LATE,
        IN_AN_ALERT,
        TEXT_DRIES_UP
    }

    record Stretch(Voices voices, boolean areStarsWell, boolean isTextWell, int days) {

        void addTo(Reviews reviews) {
            double stars = areStarsWell ? .8 : .3;
            double text = isTextWell ? .7 : .3;
            switch (voices) {
                case BOTH -> reviews.say(days * DAY, stars, text);
                case TEXT -> reviews.sayText(days * DAY, text);
                case STARS -> reviews.giveStars(days * DAY, stars);
                case NOBODY -> reviews.fallSilent(days * DAY);
            }
        }
    }

    /** An asset is well for a month before anything may happen. */
    record Life(long seed, Beginning beginning, List<Stretch> stretches) {

        Reviews reviews() {
            Reviews reviews = new Reviews(seed);
            boolean driesUp = beginning == Beginning.TEXT_DRIES_UP;
            boolean isTogether = beginning == Beginning.TOGETHER || driesUp;
            new Stretch(isTogether ? Voices.BOTH : Voices.TEXT, true, true, 30).addTo(reviews);
            if (beginning == Beginning.IN_AN_ALERT) {
                new Stretch(Voices.TEXT, true, false, 3).addTo(reviews);
            }
            if (driesUp) {
                new Stretch(Voices.BOTH, true, false, 3).addTo(reviews);
                new Stretch(Voices.STARS, true, true, 30).addTo(reviews);
            }
            stretches.forEach(stretch -> stretch.addTo(reviews));
            return reviews;
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Voices> voices =
                Arbitraries.of(Voices.BOTH, Voices.BOTH, Voices.TEXT, Voices.STARS, Voices.NOBODY);
        Arbitrary<Stretch> stretch =
                Combinators.combine(
                                voices,
                                Arbitraries.of(true, true, false),
                                Arbitraries.of(true, true, false),
                                Arbitraries.of(2, 5, 10, 26, 30))
                        .as(Stretch::new);
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(Beginning.class),
                        stretch.list().ofMinSize(4).ofMaxSize(9))
                .as(Life::new);
    }

    @Property(tries = 60)
    void raiseAndClearAlternate(@ForAll("lives") Life life) {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        boolean isOpen = false;
        boolean beganInAlert = false;
        boolean driedUp = false;
        boolean hasStars = false;
        Instant lastText = Instant.MIN;
        for (Vote vote : life.reviews().votes()) {
            beganInAlert |= vote.rating().isPresent() && !hasStars && isOpen;
            hasStars |= vote.rating().isPresent();
            for (Change change : detector.vote(vote)) {
                if (change instanceof Raised) {
                    assertThat(isOpen).isFalse();
                    isOpen = true;
                } else if (change instanceof Revised) {
                    assertThat(isOpen).isTrue();
                } else if (change instanceof Cleared cleared) {
                    assertThat(isOpen).isTrue();
                    isOpen = false;
                    driedUp |= lastText.isBefore(cleared.at().minus(Duration.ofDays(21)));
                }
            }
            lastText = vote.text().isPresent() ? vote.eventTime() : lastText;
        }
        collect("began in an alert", beganInAlert, 5);
        collect("cleared three weeks after the last text", driedUp, 5);
    }

    /** Seen at every vote outside an alert: what was said 22 days ago, after it, is learned. */
    @Property(tries = 60)
    void learningIsNeverBlockedForMoreThanThreeWeeksOutsideAlerts(@ForAll("lives") Life life) {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        Heard text = new Heard(Signal.TEXT);
        Heard stars = new Heard(Signal.RATING);
        boolean isOpen = false;
        boolean wasRaised = false;
        for (Vote vote : life.reviews().votes()) {
            for (Change change : detector.vote(vote)) {
                if (change instanceof Raised || change instanceof Cleared) {
                    isOpen = change instanceof Raised;
                    wasRaised |= isOpen;
                    text.forget();
                    stars.forget();
                }
            }
            if (!isOpen) {
                text.check(vote.eventTime(), vote.text().isPresent(), detector);
                stars.check(vote.eventTime(), vote.rating().isPresent(), detector);
            }
        }
        collect("raised", wasRaised, 30);
        collect("texts seen", text.wasSeen, 50);
        collect("stars seen", stars.wasSeen, 20);
    }

    /** The votes of one signal since the asset's last alert. */
    private static final class Heard {
        private final Signal signal;
        private final List<Instant> votes = new ArrayList<>();
        private int old;
        private boolean wasSeen;

        Heard(Signal signal) {
            this.signal = signal;
        }

        void forget() {
            votes.clear();
            old = 0;
        }

        void check(Instant at, boolean isVote, AssetDetector detector) {
            Instant before = at.minus(Duration.ofDays(22));
            while (old < votes.size() && votes.get(old).isBefore(before)) {
                old++;
            }
            if (old > 60) {
                assertThat(detector.learnedUntil(signal)).isPresent();
                assertThat(detector.learnedUntil(signal).orElseThrow())
                        .isAfterOrEqualTo(votes.get(old - 1));
                wasSeen = true;
            }
            if (isVote) {
                votes.add(at);
            }
        }
    }

    private static void collect(String label, boolean is, int leastPercentage) {
        Statistics.label(label).collect(is);
        Statistics.label(label).coverage(it -> it.check(true).percentage(p -> p > leastPercentage));
    }
}
