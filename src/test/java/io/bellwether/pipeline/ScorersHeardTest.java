package io.bellwether.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Input;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScorersHeardTest {

    private static final Score LEVEL = Score.Scored.ofLevel(.5);

    private final ScorersHeard heard = new ScorersHeard("b");

    @Test
    void nobodyIsInOfficeBeforeATextHasAScore() {
        assertThat(heard.inOffice()).isEmpty();
        heard.hear(scored("a", 0, new Score.NotScored(Score.Reason.NO_WORDS)));
        assertThat(heard.inOffice()).isEmpty();
        heard.hear(scored("a", 1, LEVEL));
        assertThat(heard.inOffice()).contains("a");
    }

    @Test
    void scorerThatScoresThePastIsNotInOfficeBeforeItsWord() {
        heard.hear(scored("a", 0, LEVEL));
        heard.hear(rescored("b", 0));
        heard.hear(rescored("b", 1));
        assertThat(heard.inOffice()).contains("a");
        assertThat(heard.again()).isEqualTo(2);
        assertThat(heard.lastAgain()).map(ScoredFeedback::pointer).contains(place(1));
        heard.hear(replaced("b"));
        assertThat(heard.inOffice()).contains("b");
        assertThat(heard.again()).isZero();
        assertThat(heard.lastAgain()).isEmpty();
    }

    @Test
    void scorerThatWasReplacedAndIsStillHeardDoesNotComeBackIntoOffice() {
        heard.hear(scored("a", 0, LEVEL));
        heard.hear(replaced("b"));
        heard.hear(scored("a", 1, LEVEL));
        heard.hear(scored("b", 2, LEVEL));
        heard.hear(scored("a", 3, LEVEL));
        assertThat(heard.inOffice()).contains("b");
        heard.hear(replaced("a"));
        assertThat(heard.inOffice()).contains("a");
    }

    @Test
    void scorerThatCameWithoutAWordIsInOfficeToo() {
        heard.hear(scored("a", 0, LEVEL));
        heard.hear(scored("c", 1, LEVEL));
        assertThat(heard.inOffice()).contains("c");
    }

    @Test
    void whatWasScoredAgainIsVoidOnceAnotherOneBegins() {
        heard.hear(scored("a", 0, LEVEL));
        heard.hear(rescored("b", 0));
        heard.hear(rescored("c", 0));
        assertThat(heard.lastAgain()).isEmpty();
        assertThat(heard.again()).isZero();
    }

    private static Input scored(String scorer, long offset, Score score) {
        return new Input.Scored(feedback(scorer, offset, score));
    }

    private static Input rescored(String scorer, long offset) {
        return new Input.Rescored(feedback(scorer, offset, LEVEL));
    }

    private static Input replaced(String scorer) {
        return new Input.ScorerReplaced(scorer + "@1", Asset.USERS, scorer, Instant.EPOCH);
    }

    private static Pointer place(long offset) {
        return new Pointer.InTopic("t", 0, offset);
    }

    private static ScoredFeedback feedback(String scorer, long offset, Score score) {
        return new ScoredFeedback(
                "f" + offset,
                Asset.USERS,
                Instant.EPOCH,
                null,
                score,
                OptionalInt.empty(),
                "",
                new TreeMap<>(),
                0,
                place(offset),
                "t-0",
                scorer);
    }
}
