package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    private final Sentences sentences = new Sentences(Mood.NEUTRAL, Dice.of(1, "sentences"));

    @Test
    void aClauseBecomesASentence() {
        sentences.add("the map was updated");

        assertThat(sentences.finished()).isEqualTo("The map was updated.");
    }

    @Test
    void anOpenerIsPartOfItsSentence() {
        sentences.open("hello,");
        sentences.open("I like the map, but");
        sentences.add("the list is long");

        assertThat(sentences.finished()).isEqualTo("Hello, I like the map, but the list is long.");
    }

    @Test
    void anOpenerThatEndsItselfIsASentence() {
        sentences.open("one question?");
        sentences.add("the list is long");

        assertThat(sentences.finished()).isEqualTo("One question? The list is long.");
    }

    @Test
    void aQuestionKeepsItsMarkAndCannotGoOn() {
        sentences.add("is the map free?");

        assertThat(sentences.canGoOn()).isFalse();
        assertThat(sentences.finished()).isEqualTo("Is the map free?");
    }

    @Test
    void whatGoesOnStaysInItsSentence() {
        sentences.add("the map was updated");
        sentences.goOn(", so we use it");
        sentences.add("see the link");

        assertThat(sentences.finished())
                .isEqualTo("The map was updated, so we use it. See the link.");
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(sentences.finished()).isEqualTo("");
    }
}
