package io.bellwether.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Sketch;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NearCopiesTest {

    private static final long DAY = 86_400;
    private static final int PLACES = 32;

    @Test
    void clusterHasOneVoiceADayHoweverLongTheOthersGoOn() {
        NearCopies copies = new NearCopies();
        Sketch text = new Sketch(1, 2);
        assertThat(copies.isNearCopy(text, 0)).isFalse();
        for (long hour = 1; hour < 24; hour++) {
            assertThat(copies.isNearCopy(text, hour * 3600)).isTrue();
        }
        assertThat(copies.isNearCopy(text, DAY)).isFalse();
        assertThat(copies.isNearCopy(text, DAY + 1)).isTrue();
    }

    @Test
    void chainOfSmallEditsStaysOneCluster() {
        NearCopies copies = new NearCopies();
        SplittableRandom random = new SplittableRandom(5);
        Sketch first = new Sketch(random.nextLong(), random.nextLong());
        Sketch text = first;
        assertThat(copies.isNearCopy(text, 0)).isFalse();
        for (int step = 0; step < 40; step++) {
            text = changed(text, step % PLACES, random);
            assertThat(copies.isNearCopy(text, step)).isTrue();
        }
        assertThat(first.isNear(text)).isFalse();
    }

    @Test
    void textWithoutSketchIsNoCopyAndTakesNoRoom() {
        NearCopies copies = new NearCopies();
        assertThat(copies.isNearCopy(Sketch.NONE, 0)).isFalse();
        assertThat(copies.isNearCopy(Sketch.NONE, 1)).isFalse();
        assertThat(copies.size()).isZero();
    }

    /** The slow and obvious way: every remembered text is looked at. */
    @Property(tries = 60)
    void findsNearlyAllThatComparingWithEverythingFindsAndNothingElse(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        NearCopies copies = new NearCopies();
        List<Sketch> texts = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        int found = 0;
        int there = 0;
        for (Stroke stroke : strokes(seed, 2000)) {
            boolean isThere = isNear(stroke, texts, times);
            boolean isFound = copies.isNearCopy(stroke.sketch, stroke.at);
            texts.add(stroke.sketch);
            times.add(stroke.at);
            found += isFound ? 1 : 0;
            there += isThere ? 1 : 0;
            // A cluster may be over while its members are remembered: then the index finds less.
            assertThat(isFound && !isThere).isFalse();
        }
        assertThat(there).isGreaterThan(200);
        assertThat(found / (double) there).isGreaterThan(.8);
    }

    private static boolean isNear(Stroke stroke, List<Sketch> texts, List<Long> times) {
        for (int i = 0; i < texts.size(); i++) {
            if (stroke.at - times.get(i) < DAY && texts.get(i).isNear(stroke.sketch)) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 60)
    void snapshotBetweenAnyTwoTextsChangesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 0, max = 1999) int cut) {
        NearCopies straight = new NearCopies();
        NearCopies restored = new NearCopies();
        List<Stroke> strokes = strokes(seed, 2000);
        for (int i = 0; i < strokes.size(); i++) {
            Stroke stroke = strokes.get(i);
            if (i == cut) {
                byte[] bytes = bytes(restored, stroke.at);
                restored = NearCopies.restore(new StateReader(bytes));
                assertThat(bytes(restored, stroke.at)).isEqualTo(bytes);
            }
            assertThat(restored.isNearCopy(stroke.sketch, stroke.at))
                    .isEqualTo(straight.isNearCopy(stroke.sketch, stroke.at));
        }
        long end = strokes.getLast().at;
        assertThat(bytes(restored, end)).isEqualTo(bytes(straight, end));
    }

    @Test
    void remembersSoManyTextsAndNoMoreAndForgetsTheOldestFirst() {
        SplittableRandom random = new SplittableRandom(3);
        NearCopies copies = new NearCopies();
        List<Sketch> texts = new ArrayList<>();
        for (int i = 0; i < NearCopies.MOST + 1000; i++) {
            texts.add(new Sketch(random.nextLong(), random.nextLong()));
            assertThat(copies.isNearCopy(texts.getLast(), 0)).isFalse();
            assertThat(copies.size()).isLessThanOrEqualTo(NearCopies.MOST);
        }
        assertThat(copies.size()).isEqualTo(NearCopies.MOST);
        assertThat(bytes(copies, 0)).hasSize(4 + 24 * NearCopies.MOST);
        assertThat(copies.isNearCopy(texts.get(1000 + 500), 1)).isTrue();
        assertThat(copies.isNearCopy(texts.get(500), 1)).isFalse();
    }

    /** Sixteen equal places make one band of all of them, and no two are near. */
    @Test
    void textsMadeToShareABandAreNotAllLookedAt() {
        NearCopies copies = new NearCopies();
        SplittableRandom random = new SplittableRandom(9);
        Sketch given = new Sketch(random.nextLong() & ~0xffffL, random.nextLong());
        assertThat(copies.isNearCopy(given, 0)).isFalse();
        int count = 0;
        while (count < NearCopies.MOST_LOOKED_AT) {
            Sketch other = new Sketch(random.nextLong() & ~0xffffL, random.nextLong());
            if (!copies.isNearCopy(other, 0)) {
                count++;
            }
        }
        Sketch sharingOneBand = sharingOneBand(given, random);
        assertThat(sharingOneBand.isNear(given)).isTrue();
        assertThat(copies.isNearCopy(sharingOneBand, 0)).isFalse();
    }

    /** 20 equal places, four of them the last band of the first half, the others spread. */
    private static Sketch sharingOneBand(Sketch given, SplittableRandom random) {
        Sketch sketch = given;
        for (int band = 1; band < 8; band++) {
            sketch = changed(sketch, band * 4, random);
        }
        return sketch;
    }

    private static byte[] bytes(NearCopies copies, long now) {
        StateWriter state = new StateWriter();
        copies.writeTo(state, now);
        return state.toByteArray();
    }

    /** Texts of 40 campaigns and of people, over three days. */
    private static List<Stroke> strokes(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sketch> given = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            given.add(new Sketch(random.nextLong(), random.nextLong()));
        }
        List<Stroke> strokes = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += random.nextLong(3 * DAY / count * 2);
            Sketch sketch = given.get(random.nextInt(given.size()));
            if (random.nextInt(4) == 0) {
                sketch = new Sketch(random.nextLong(), random.nextLong());
            }
            for (int edits = random.nextInt(12); edits > 0; edits--) {
                sketch = changed(sketch, random.nextInt(PLACES), random);
            }
            strokes.add(new Stroke(sketch, at));
        }
        return strokes;
    }

    /** Another value in one place, counted from the lowest bits of the first half. */
    private static Sketch changed(Sketch sketch, int place, SplittableRandom random) {
        long change = (1 + random.nextInt(15)) * (1L << (4 * (place % 16)));
        return place < 16
                ? new Sketch(sketch.high() ^ change, sketch.low())
                : new Sketch(sketch.high(), sketch.low() ^ change);
    }

    private record Stroke(Sketch sketch, long at) {}
}
