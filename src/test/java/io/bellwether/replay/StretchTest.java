package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.ScoredFeedback;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final Instant START = Streams.START;
    private static final ScoredFeedback ANY =
            Streams.stream(Asset.USERS, 1, 1, 24, 9, 9, 0, 10).getFirst();

    private final List<Input> taken = new ArrayList<>();
    private final Stretch stretch = stretch(Duration.ZERO);
    private Instant wallClock = START;

    @Test
    void startBelongsToTheStretchAndEndDoesNot() {
        Input first = said(10);
        Input last = said(19);
        take(said(9), first, last, said(20));
        assertThat(taken).containsExactly(first, last);
    }

    @Test
    void heartbeatsBeforeTheStretchAreHandedOnWithWhatIsInIt() {
        Input before = beat(1);
        Input within = beat(12);
        Input said = said(11);
        take(before, said(5), said, within);
        assertThat(taken).containsExactly(before, said, within);
    }

    @Test
    void everythingIsLeftOutOnceTheWatermarkHasReachedTheEnd() {
        Input said = said(11);
        Input within = beat(12);
        take(said, within, said(25), beat(26), accepted(), again(12), said(19), beat(900));
        assertThat(taken).containsExactly(said, within);
    }

    @Test
    void feedbackBehindTheEndEndsNothingBeforeTheLatenessHasPassed() {
        Input early = said(11);
        Input beat = beat(13);
        Input straggler = said(19.95);
        Input decided = accepted();
        take(early, said(20.1), beat, said(19.9), straggler, decided, said(20.2), said(19.99));
        assertThat(taken).containsExactly(early, beat, straggler, decided);
    }

    @Test
    void longerLatenessOfTheListenerKeepsTheStretchOpenForItsStragglers() {
        Input straggler = said(19);
        Stretch patient = stretch(Duration.ofHours(3));
        take(patient, said(21.9), straggler, said(23), said(19.9));
        assertThat(taken).containsExactly(straggler);
    }

    @Test
    void latenessThatTheJournalTellsOfHolds() {
        Input straggler = said(19);
        Input longer = lateness(Duration.ofHours(3));
        take(longer, said(21.9), straggler, said(23), said(19.9));
        assertThat(taken).containsExactly(longer, straggler);
    }

    @Test
    void silenceThatLastsBeyondTheEndIsHandedOnUpToTheEnd() {
        Input said = said(11);
        Input beat = beat(19);
        take(said, beat, beat(21), beat(22), beat(900), said(901));
        assertThat(taken).containsExactly(said, beat);
    }

    @Test
    void journalThatRanOnForYearsAfterTheEndIsNotKept() {
        take(said(11), said(19));
        // Where one partition tells nothing of itself, the end is never reached.
        take(silent());
        List<WeakReference<Input>> entries = new ArrayList<>();
        for (int day = 1; day <= 10_000; day++) {
            Input entry = day % 2 == 0 ? said(24 * day) : silent();
            take(entry);
            taken.clear();
            entries.add(new WeakReference<>(entry));
        }
        System.gc();
        assertThat(entries).filteredOn(entry -> entry.get() != null).hasSizeLessThan(10);
    }

    @Test
    void feedbackThatIsScoredAgainCountsByWhenItWasSaid() {
        Input within = again(12);
        take(again(9), said(11), within, again(21), beat(12));
        assertThat(taken).hasSize(3).contains(within);
    }

    @Test
    void endIsHandedOn() {
        List<String> ends = new ArrayList<>();
        JournalListener next =
                new JournalListener() {
                    @Override
                    public void take(Input input, Instant writtenAt) {}

                    @Override
                    public void end() {
                        ends.add("end");
                    }
                };
        new Stretch(Instant.MIN, Instant.MAX, Duration.ZERO, next).end();
        assertThat(ends).containsExactly("end");
    }

    private void take(Input... inputs) {
        take(stretch, inputs);
    }

    private void take(Stretch part, Input... inputs) {
        for (Input input : inputs) {
            Instant told =
                    switch (input) {
                        case Input.Scored scored -> scored.feedback().eventTime();
                        case Input.Heartbeat beat -> beat.at();
                        default -> START;
                    };
            wallClock = told.isAfter(wallClock) ? told : wallClock;
            part.take(input, wallClock);
        }
    }

    private Stretch stretch(Duration leastLateness) {
        return new Stretch(
                hour(10), hour(20), leastLateness, (input, writtenAt) -> taken.add(input));
    }

    private static Input said(double hour) {
        return new Input.Scored(Streams.at(hour(hour), ANY));
    }

    private static Input again(int hour) {
        return new Input.Rescored(Streams.at(hour(hour), ANY));
    }

    private static Input beat(int hour) {
        TreeSet<String> all = new TreeSet<>(List.of(ANY.sourcePartition()));
        return new Input.Heartbeat(Asset.USERS, hour(hour), all, all);
    }

    private static Input silent() {
        TreeSet<String> all = new TreeSet<>(List.of(ANY.sourcePartition(), "silent"));
        return new Input.Heartbeat(Asset.USERS, START, all, new TreeSet<>());
    }

    private static Input accepted() {
        return new Input.LevelAccepted("a", Asset.USERS, START, "owner");
    }

    private static Input lateness(Duration lateness) {
        MonitorSettings usual = MonitorSettings.defaults();
        return new Input.SettingsChanged(
                new MonitorSettings(
                        usual.detector(),
                        lateness,
                        usual.authorWindow(),
                        usual.onePerPersonSources()));
    }

    private static Instant hour(double number) {
        return START.plusSeconds(Math.round(number * 3600));
    }
}
