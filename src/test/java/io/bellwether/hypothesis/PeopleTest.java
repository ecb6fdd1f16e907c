package io.bellwether.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Hash;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {

    @Test
    void fewPeopleAreCountedExactlyHoweverOftenTheySpeak() {
        People people = crowd(100, 0, 99);
        people.add(Hash.mark("author 7"));
        people.addNameless();
        assertThat(people.count()).isEqualTo(100);
    }

    @Test
    void manyPeopleAreCountedToAFewPercent() {
        assertThat(crowd(1001, 0, 1000).count()).isEqualTo(1000);
        assertThat(crowd(1001, 0, 50_000).count()).isBetween(46_000L, 54_000L);
    }

    @Test
    void crowdsOfDaysTogetherAreCountedAsOne() {
        People both = crowd(1001, 0, 0);
        both.addAll(crowd(129, 0, 100));
        both.addAll(crowd(129, 50, 150));
        assertThat(both.count()).isEqualTo(150);
        both.addAll(crowd(129, 0, 5000));
        assertThat(both.count()).isBetween(4000L, 6000L);
    }

    /** Three people who answer every week are three. */
    @Test
    void namelessPeopleWhoAreToldApartWithinADayCountAsTheMostOfAnyDay() {
        People people = new People(1001);
        int[] answers = {3, 2, 4, 1};
        for (int week = 0; week < answers.length; week++) {
            for (int i = 0; i < answers[week]; i++) {
                people.addNamelessOn(7L * week);
            }
        }
        assertThat(people.count()).isEqualTo(4);
        People sameDay = new People(129);
        sameDay.addNamelessOn(21);
        sameDay.addNamelessOn(21);
        people.addAll(sameDay);
        people.addNamelessOn(21);
        assertThat(people.count()).isEqualTo(4);
        people.addNamelessOn(21);
        assertThat(people.count()).isEqualTo(5);
        StateWriter state = new StateWriter();
        people.writeTo(state);
        People restored = People.restore(new StateReader(state.toByteArray()));
        restored.addNamelessOn(21);
        assertThat(restored.count()).isEqualTo(6);
    }

    /** Each mark stands for one person: the obvious way to count. */
    @Property(tries = 200)
    void countsLikeASetUpToWhatIsKeptAndSurvivesASnapshot(
            @ForAll @Size(max = 60) Set<@IntRange(max = 200) Integer> some,
            @ForAll @Size(max = 60) Set<@IntRange(max = 200) Integer> more) {
        People people = new People(201);
        some.forEach(number -> people.add(Hash.mark("author " + number)));
        People others = new People(65);
        more.forEach(number -> others.add(Hash.mark("author " + number)));
        people.addAll(others);
        Set<Integer> all = new TreeSet<>(some);
        all.addAll(more);
        StateWriter state = new StateWriter();
        people.writeTo(state);

        assertThat(people.count()).isLessThanOrEqualTo(Math.max(all.size(), 1) * 2L);
        if (all.size() < 65) {
            assertThat(people.count()).isEqualTo(all.size());
        }
        assertThat(People.restore(new StateReader(state.toByteArray())).count())
                .isEqualTo(people.count());
    }

    private static People crowd(int kept, int from, int to) {
        People people = new People(kept);
        for (int i = from; i < to; i++) {
            people.add(Hash.mark("author " + i));
        }
        return people;
    }

    /** With none to keep, dropping the largest would never end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1, Integer.MIN_VALUE})
    void aDamagedNumberOfMarksToKeepIsRefused(int kept) {
        StateWriter state = new StateWriter();
        state.putInt(kept).putLong(0).putLong(0).putLong(0).putLong(0).putInt(0);

        assertThatThrownBy(() -> People.restore(new StateReader(state.toByteArray())))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("marks to keep " + kept + ", expected at least 2");
    }
}
