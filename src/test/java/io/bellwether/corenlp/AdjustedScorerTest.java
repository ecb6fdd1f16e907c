package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.corenlp.Adjustment.Column;
import io.bellwether.sentiment.Prevalence;
import io.bellwether.sentiment.Score;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdjustedScorerTest {

    private static final Adjustment ADJUSTMENT =
            new Adjustment(
                    new Column(6000, 3000, 1000),
                    new Column(2000, 6000, 2000),
                    new Column(1000, 3000, 6000));
    private static final LinearModel MODEL = ModelFile.adjusted(ModelFile.shipped(), ADJUSTMENT);
    private static final LinearScorer COUNTED = new LinearScorer(MODEL);

    @TempDir private Path dir = Path.of("");

    @Test
    void theClassIsTheSameAndTheLevelIsFurtherFromTheMiddle() {
        LinearScorer adjusted = COUNTED.adjusted();
        int moved = 0;
        for (LabelledText text : SmallCorpus.texts()) {
            Score.Scored before = (Score.Scored) COUNTED.score(text.text(), null);
            Score.Scored after = (Score.Scored) adjusted.score(text.text(), null);
            assertThat(after.sentiment()).isEqualTo(before.sentiment());
            // With these columns the adjusted level is .5 + 2 (level - .5), cut off.
            double expected = Math.max(0, Math.min(1, 2 * before.level() - .5));
            assertThat(after.level()).isCloseTo(expected, within(2.1e-4));
            moved += after.level() != before.level() ? 1 : 0;
        }
        assertThat(moved).isPositive();
    }

    @Test
    void theIdTellsAdjustedLevelsApart() {
        assertThat(COUNTED.adjusted().id()).isEqualTo(COUNTED.id() + "-adjusted");
        assertThat(COUNTED.id()).isEqualTo("linear-" + MODEL.hash());
    }

    @Test
    void whatIsNotScoredStaysSo() {
        assertThat(COUNTED.adjusted().score("...", null)).isEqualTo(COUNTED.score("...", null));
        assertThat(COUNTED.adjusted().score("good", "fr"))
                .isEqualTo(new Score.NotScored(Score.Reason.LANGUAGE));
    }

    @Test
    void theExplanationHasTheAdjustedScore() {
        assertThat(COUNTED.adjusted().explain("awful app").score())
                .isEqualTo(COUNTED.adjusted().score("awful app", null));
    }

    @Test
    void aModelFileIsOpenedAdjusted() throws IOException {
        Path file = dir.resolve("model.gz");
        ModelFile.write(file, MODEL);
        assertThat(Scorers.open("linear", file, Prevalence.ADJUSTED).id())
                .isEqualTo(COUNTED.id() + "-adjusted");
        assertThat(Scorers.open("linear", file, Prevalence.COUNTED).id()).isEqualTo(COUNTED.id());
    }

    @Test
    void aModelThatDoesNotKnowWhatItConfusesIsRefused() throws IOException {
        Path file = dir.resolve("model.gz");
        LinearModel shipped = ModelFile.shipped();
        ModelFile.write(file, ModelFile.model(shipped.words(), shipped.features()));
        assertThat(Scorers.open("linear", file).id()).startsWith("linear-");
        assertThatThrownBy(() -> Scorers.open("linear", file, Prevalence.ADJUSTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not tell what it confuses")
                .hasMessageContaining("train it again");
    }

    @Test
    void theTreeScorerIsNotAdjusted() {
        assertThatThrownBy(() -> Scorers.open("tree", null, Prevalence.ADJUSTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prevalence is adjusted by the linear scorer only, not by tree");
    }
}
