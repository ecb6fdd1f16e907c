package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import org.junit.jupiter.api.Test;

class SceneTest {

    private final Scene scene = new Scene(Phrasebook.of(Asset.STAFF), Dice.of(1, "scene"));

    @Test
    void aSlotKeepsItsFillerFromSentenceToSentence() {
        assertThat(scene.fill("{team}")).isEqualTo(scene.fill("{team}"));
    }

    @Test
    void twoSlotsOfOneSentenceDiffer() {
        String[] teams = scene.fill("{team}/{team}").split("/", -1);

        assertThat(teams[0]).isNotEqualTo(teams[1]);
    }

    @Test
    void aFragmentWithoutSlotsStays() {
        assertThat(scene.fill("nothing to report")).isEqualTo("nothing to report");
    }
}
