package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.ScoredFeedback;
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
    private final Stretch stretch =
            new Stretch(hour(10), hour(20), (input, writtenAt) -> taken.add(input));

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
    void heartbeatsBehindTheStretchAreLeftOutOnceItIsOver() {
        Input said = said(11);
        Input within = beat(12);
        take(said, within, said(25), beat(26), beat(900));
        assertThat(taken).containsExactly(said, within);
    }

    @Test
    void whatWasLeftOutComesAfterAllWhenTheStretchGoesOn() {
        Input early = said(11);
        Input beat = beat(26);
        Input straggler = said(19);
        take(early, said(25), beat, straggler);
        assertThat(taken).containsExactly(early, beat, straggler);
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
        new Stretch(Instant.MIN, Instant.MAX, next).end();
        assertThat(ends).containsExactly("end");
    }

    private void take(Input... inputs) {
        for (Input input : inputs) {
            stretch.take(input, START);
        }
    }

    private static Input said(int hour) {
        return new Input.Scored(Streams.at(hour(hour), ANY));
    }

    private static Input again(int hour) {
        return new Input.Rescored(Streams.at(hour(hour), ANY));
    }

    private static Input beat(int hour) {
        return new Input.Heartbeat(Asset.USERS, hour(hour), new TreeSet<>(), new TreeSet<>());
    }

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }
}
