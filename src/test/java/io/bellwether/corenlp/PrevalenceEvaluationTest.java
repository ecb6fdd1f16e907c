package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.corenlp.Adjustment.Column;
import io.bellwether.corenlp.PrevalenceEvaluation.Groups;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrevalenceEvaluationTest {

    private static final Adjustment ADJUSTMENT =
            new Adjustment(
                    new Column(6000, 3000, 1000),
                    new Column(2000, 6000, 2000),
                    new Column(1000, 3000, 6000));

    @TempDir private Path dir = Path.of("");

    /** Texts whose probabilities are the mean of their class. */
    private static List<Posterior> typical(int negative, int neutral, int positive) {
        List<Posterior> texts = new ArrayList<>();
        add(texts, negative, Sentiment.NEGATIVE, .6, .3, .1);
        add(texts, neutral, Sentiment.NEUTRAL, .2, .6, .2);
        add(texts, positive, Sentiment.POSITIVE, .1, .3, .6);
        return texts;
    }

    private static void add(List<Posterior> texts, int count, Sentiment truth, double... p) {
        texts.addAll(Collections.nCopies(count, new Posterior(truth, null, p)));
    }

    @Test
    void adjustedSharesOfTypicalTextsAreRightAndCountedOnesLieNearTheMiddle() {
        GroupErrors errors = new GroupErrors(ADJUSTMENT);
        errors.add(typical(20, 0, 0));
        Groups groups = errors.groups("one");
        assertThat(groups.shares().get(1).absolute()).isCloseTo(.8 / 3, within(1e-12));
        assertThat(groups.shares().get(2).absolute()).isCloseTo(0, within(1e-12));
        assertThat(groups.shares().get(2).divergence()).isCloseTo(0, within(1e-12));
        // Smoothed by 1/40, over 1 + 3/40: ln of (1.025 / .625), less what two more classes give.
        assertThat(groups.shares().get(1).divergence())
                .isCloseTo(
                        (1.025 * Math.log(1.025 / .625)
                                        + .025 * Math.log(.025 / .325)
                                        + .025 * Math.log(.025 / .125))
                                / 1.075,
                        within(1e-12));
        assertThat(groups.levels().get(0).absolute()).isCloseTo(.25, within(1e-12));
        assertThat(groups.levels().get(2).absolute()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theSlopeTellsHowMuchOfAChangeIsSeen() {
        GroupErrors errors = new GroupErrors(ADJUSTMENT);
        errors.add(typical(20, 0, 0));
        errors.add(typical(0, 0, 20));
        Groups groups = errors.groups("two");
        assertThat(groups.levels().get(0).slope()).isCloseTo(.5, within(1e-12));
        assertThat(groups.levels().get(1).slope()).isCloseTo(1, within(1e-12));
        assertThat(groups.levels().get(1).scatter()).isCloseTo(0, within(1e-7));
    }

    @Test
    void scatterIsInUnitsOfTheTrueLevel() {
        List<Posterior> high = new ArrayList<>();
        List<Posterior> low = new ArrayList<>();
        add(high, 20, Sentiment.NEUTRAL, .1, .6, .3);
        add(low, 20, Sentiment.NEUTRAL, .3, .6, .1);
        GroupErrors errors = new GroupErrors(ADJUSTMENT);
        errors.add(typical(20, 0, 0));
        errors.add(typical(0, 0, 20));
        errors.add(high);
        errors.add(low);
        // Levels .6 and .4 on a line of slope .5 that says .5: root of (.01 + .01) / 4, times 2.
        assertThat(errors.groups("four").levels().get(0).scatter())
                .isCloseTo(2 * Math.sqrt(.005), within(1e-9));
    }

    @Test
    void drawnGroupsHaveTheirSizeAndMixesOfEveryKind() {
        GroupDraw draw = new GroupDraw(typical(3, 3, 3));
        SplittableRandom random = new SplittableRandom(7);
        double[] sums = new double[3];
        int without = 0;
        for (int i = 0; i < 2000; i++) {
            List<Posterior> group = draw.group(20, random);
            assertThat(group).hasSize(20);
            int[] counts = new int[3];
            group.forEach(text -> counts[List.of(Sentiment.values()).indexOf(text.truth())]++);
            for (int k = 0; k < 3; k++) {
                sums[k] += counts[k] / 20.0 / 2000;
                without += counts[k] == 0 ? 1 : 0;
            }
        }
        assertThat(sums).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(.02));
        assertThat(without).isPositive();
    }

    @Test
    void aClassWithoutTextsIsNamed() {
        assertThatThrownBy(() -> new GroupDraw(typical(1, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neutral");
    }

    @Property
    void theNearestSharesAreSharesAndNoOthersAreNearer(
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double y) {
        double[] point = {x, y, 1 - x - y};
        double[] nearest = Simplex.nearest(point);
        assertThat(nearest[0] + nearest[1] + nearest[2]).isCloseTo(1, within(1e-12));
        for (double share : nearest) {
            assertThat(share).isBetween(0.0, 1.0 + 1e-12);
        }
        for (int i = 0; i <= 20; i++) {
            for (int k = 0; i + k <= 20; k++) {
                double[] other = {i / 20.0, k / 20.0, (20 - i - k) / 20.0};
                assertThat(distance(point, nearest))
                        .isLessThanOrEqualTo(distance(point, other) + 1e-9);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }

    @Test
    void daysOfTwentyTextsAreGroupsToo() throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        LocalDate full = LocalDate.of(2026, 1, 1);
        for (LabelledText text : SmallCorpus.texts()) {
            LocalDate day = texts.size() < 20 ? full : full.plusDays(1);
            texts.add(new LabelledText(text.text(), text.label(), day));
        }
        PrevalenceEvaluation evaluation = PrevalenceEvaluation.of(trained(), texts, Progress.NONE);
        assertThat(evaluation.documents()).isEqualTo(36);
        assertThat(evaluation.notScored()).isZero();
        assertThat(evaluation.groups())
                .extracting(Groups::count)
                .containsExactly(1000, 1000, 1000, 1);
        assertThat(evaluation.toText())
                .contains("seed          1", "drawn, 500 texts", "days of at least 20 texts");
        JsonNode levels = evaluation.toJson().path("groups").path(3).path("levels");
        assertThat(levels.path(0).path("slope").isNull()).isTrue();
        assertThat(PrevalenceEvaluation.of(trained(), texts, Progress.NONE)).isEqualTo(evaluation);
    }

    private LinearScorer trained() throws IOException {
        Path corpus = SmallCorpus.write(dir.resolve("texts.jsonl"));
        Path model = dir.resolve("model.gz");
        assertThat(Models.train(List.of(corpus), model).isAdjustable()).isTrue();
        return LinearScorer.open(model);
    }
}
