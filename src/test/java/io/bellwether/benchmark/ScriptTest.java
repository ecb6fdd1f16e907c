package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Sketch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Phrases PHRASES = Phrases.read();

    private final Chance chance = Chance.of(4, "words");
    private final Script script = Script.ofComplaint(PHRASES);

    @Test
    void complaintsOfPeopleAreAllDifferentAndSeldomNear() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            texts.add(Script.complaint(PHRASES, chance));
        }
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(nearToAnother(texts)).isLessThan(14);
    }

    @Test
    void editsOfOneTextAreNoExactCopiesAndNearToIt() {
        Sketch given = Sketch.of(script.given());
        Set<Long> marks = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String edited = script.edited(chance);
            marks.add(Fingerprint.of(edited));
            assertThat(given.isNear(Sketch.of(edited))).isTrue();
        }
        assertThat(marks).hasSizeGreaterThan(250);
    }

    @Test
    void paraphrasesAreMostlyNotNearToTheTextThatTheyParaphrase() {
        Sketch given = Sketch.of(script.given());
        int near = 0;
        for (int i = 0; i < 300; i++) {
            near += given.isNear(Sketch.of(script.paraphrased(chance))) ? 1 : 0;
        }
        assertThat(near).isBetween(0, 60);
    }

    @Test
    void theSameChanceWritesTheSame() {
        assertThat(Script.praise(PHRASES, Chance.of(1, "a")))
                .isEqualTo(Script.praise(PHRASES, Chance.of(1, "a")))
                .isNotEqualTo(Script.praise(PHRASES, Chance.of(2, "a")));
    }

    private static int nearToAnother(List<String> texts) {
        List<Sketch> sketches = texts.stream().map(Sketch::of).toList();
        int near = 0;
        for (int i = 0; i < sketches.size(); i++) {
            Sketch sketch = sketches.get(i);
            near += sketches.subList(0, i).stream().anyMatch(sketch::isNear) ? 1 : 0;
        }
        return near;
    }
}
