package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final Score BAD = new Score.Scored(0.1, Sentiment.NEGATIVE);
    private static final Score PLAIN = new Score.Scored(0.6, Sentiment.NEUTRAL);
    private static final Score GOOD = new Score.Scored(0.9, Sentiment.POSITIVE);
    private static final Score UNREAD = new Score.NotScored(Score.Reason.LANGUAGE);

    @TempDir private Path dir = Path.of("");

    /** Worked out by hand: recall 3/4, 1/2, 2/4; precision 3/4, 1/3, 2/2. */
    private static Evaluation example() {
        Tally tally = new Tally();
        tally.add(Sentiment.NEGATIVE, BAD);
        tally.add(Sentiment.NEGATIVE, BAD);
        tally.add(Sentiment.NEGATIVE, BAD);
        tally.add(Sentiment.NEGATIVE, PLAIN);
        tally.add(Sentiment.NEUTRAL, PLAIN);
        tally.add(Sentiment.NEUTRAL, BAD);
        tally.add(Sentiment.POSITIVE, GOOD);
        tally.add(Sentiment.POSITIVE, GOOD);
        tally.add(Sentiment.POSITIVE, PLAIN);
        tally.add(Sentiment.POSITIVE, UNREAD);
        return tally.evaluation("example");
    }

    @Test
    void theFiguresAreThoseOfTheBooks() {
        Evaluation evaluation = example();
        assertThat(evaluation.documents()).isEqualTo(10);
        assertThat(evaluation.macroRecall()).isCloseTo(0.583333, within(1e-6));
        assertThat(evaluation.macroF1()).isCloseTo(0.605556, within(1e-6));
        assertThat(evaluation.accuracy()).isCloseTo(0.6, within(1e-12));
        assertThat(evaluation.rightSide()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void theIntervalHoldsTheFigureAndIsTheSameAlways() {
        Evaluation evaluation = example();
        assertThat(evaluation.macroRecall())
                .isBetween(
                        evaluation.macroRecallInterval().low(),
                        evaluation.macroRecallInterval().high());
        assertThat(evaluation).isEqualTo(example());
    }

    @Test
    void aClassWithoutTextsDoesNotCount() {
        Tally tally = new Tally();
        tally.add(Sentiment.POSITIVE, GOOD);
        tally.add(Sentiment.NEGATIVE, GOOD);
        assertThat(tally.evaluation("two").macroRecall()).isEqualTo(0.5);
    }

    @Test
    void jsonHasTheAgreedNames() {
        assertThat(example().toJson().toString())
                .isEqualTo(
                        """
                        {"scorer":"example","documents":10,"notScored":1,\
                        "macroRecall":0.5833333333333334,"macroRecallInterval":[%s,%s],\
                        "macroF1":0.6055555555555555,"accuracy":0.6,"rightSideOfHalf":0.75,\
                        "expectedCalibrationError":%s,"reliability":%s,\
                        "documentsPerCpuSecond":null,"confusion":{\
                        "negative":{"negative":3,"neutral":1,"positive":0,"notScored":0},\
                        "neutral":{"negative":1,"neutral":1,"positive":0,"notScored":0},\
                        "positive":{"negative":0,"neutral":1,"positive":2,"notScored":1}},\
                        "truePrevalence":{"negative":0.4,"neutral":0.2,"positive":0.4},\
                        "predictedPrevalence":{"negative":0.4444444444444444,\
                        "neutral":0.3333333333333333,"positive":0.2222222222222222}}"""
                                .formatted(
                                        example().macroRecallInterval().low(),
                                        example().macroRecallInterval().high(),
                                        example().reliability().error(),
                                        example().reliability().toJson()));
    }

    @Test
    void theTableReadsTheSameInEveryLocale() {
        assertThat(example().toText().lines())
                .contains(
                        "documents     10 (1 not scored)",
                        "accuracy      60.0 %",
                        "calibration   0.067 expected error of the level",
                        "true \\ found  negative   neutral  positive  no score     share",
                        "positive             0         1         2         1    40.0 %",
                        "share           44.4 %    33.3 %    22.2 %");
    }

    @Test
    void filesAreJudgedUpToTheLimit() throws IOException {
        Path file = SmallCorpus.write(dir.resolve("texts.jsonl"));
        Evaluation evaluation =
                Evaluation.of(LinearScorer.shipped(), List.of(file, file), 50, Progress.NONE);
        assertThat(evaluation.documents()).isEqualTo(50);
        assertThat(evaluation.scorer()).isEqualTo(LinearScorer.shipped().id());
        assertThat(evaluation.macroRecall()).isGreaterThan(0.7);
    }
}
