package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScorersTest {

    @Test
    void linearWithoutAModelIsTheShippedOne() throws IOException {
        assertThat(Scorers.open("linear", null).id()).isEqualTo(LinearScorer.shipped().id());
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Scorers.open("linear", Path.of("none.gz")))
                .isInstanceOf(IOException.class)
                .hasMessage("none.gz: there is no such model file");
    }

    @Test
    void anUnknownNameGetsTheKnownOnes() {
        assertThatThrownBy(() -> Scorers.open("forest", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no scorer forest; use linear or tree");
    }

    @Test
    void treeTakesNoModelFile() {
        assertThatThrownBy(() -> Scorers.open("tree", Path.of("model.gz")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the tree scorer takes no model file");
    }

    @Test
    void treeWithoutItsModelsSaysHowToBuildThemIn() {
        assumeThat(TreeScorer.isAvailable()).as("built without -Ptree").isFalse();
        assertThatThrownBy(() -> Scorers.open("tree", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("build with -Ptree");
    }
}
