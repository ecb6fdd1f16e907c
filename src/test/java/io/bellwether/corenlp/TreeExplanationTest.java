package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.corenlp.TreeExplanation.Phrase;
import io.bellwether.corenlp.TreeExplanation.Sentence;
import io.bellwether.sentiment.Score;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeExplanationTest {

    @Test
    void carriersAreTheWordsOfBadSentencesInTheOrderOfTheText() {
        assertThat(
                        explanation(
                                        sentence(.3, "slow , slow page !"),
                                        sentence(.8, "nice office"),
                                        sentence(.1, "an awful page"))
                                .carriers())
                .containsExactly("slow", "page", "an", "awful");
    }

    @Test
    void aSentenceInTheMiddleHasNone() {
        assertThat(explanation(sentence(.5, "the office")).carriers()).isEmpty();
        assertThat(explanation().carriers()).isEmpty();
    }

    private static TreeExplanation explanation(Sentence... sentences) {
        return new TreeExplanation(Score.Scored.ofLevel(.4), List.of(sentences));
    }

    private static Sentence sentence(double level, String carriedBy) {
        return new Sentence(level, .3, new Phrase(carriedBy, level), Optional.empty());
    }
}
