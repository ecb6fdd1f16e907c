package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypingTest {

    private static final String STATEMENT = "The calendar is really slow.";
    private static final List<String> TYPED =
            IntStream.range(0, 2000)
                    .mapToObj(i -> typing().type(STATEMENT, Mood.UNHAPPY, Dice.of(i, "typing")))
                    .toList();

    @Test
    void mostPeopleTypeWhatTheyMean() {
        assertThat(TYPED.stream().filter(text -> text.startsWith(STATEMENT)).count())
                .isBetween(800L, 1600L);
    }

    @Test
    void someTypeLoudlyOrWithoutCapitals() {
        assertThat(TYPED)
                .anyMatch(text -> text.startsWith("THE CALENDAR"))
                .anyMatch(text -> text.startsWith("the calendar"));
    }

    @Test
    void someDrawWordsOut() {
        assertThat(TYPED).anyMatch(text -> text.matches("(?i).*sle?o{3,}w.*|.*re{2,}ally.*"));
    }

    @Test
    void someSlip() {
        assertThat(TYPED).anyMatch(text -> text.contains("caledar"));
    }

    @Test
    void someAddSignsTagsAndLinks() {
        assertThat(TYPED)
                .anyMatch(text -> text.contains("😡"))
                .anyMatch(text -> text.contains("#larkspur"))
                .anyMatch(text -> text.contains("https://example.com/p/"));
    }

    @Test
    void aWordTooShortToSurviveASlipIsLeftAlone() {
        assertThat(
                        IntStream.range(0, 500)
                                .mapToObj(
                                        i ->
                                                typing().type(
                                                                "A to do",
                                                                Mood.NEUTRAL,
                                                                Dice.of(i, "typing"))))
                .allMatch(text -> text.regionMatches(true, 0, "A to do", 0, 7));
    }

    private static Typing typing() {
        return Typing.of(Asset.USERS, Phrasebook.of(Asset.USERS));
    }
}
