package io.bellwether.demo;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Larkspur, an invented company: an app for neighbours, with users, advertisers and staff who write
 * what they think of it. A seed decides what they say; when they are unhappy, and what the company
 * decided, is the same for every seed.
 *
 * <p>Needs no clock and no network: the same seed gives the same messages, to the last character,
 * on every machine. Safe for use by several threads.
 */
public final class SampleCompany {

    /** The start of every history; it is included. */
    public static final Instant START = Storyline.START;

    /** The end of every history; it is excluded. */
    public static final Instant END = Storyline.END;

    private static final Comparator<Drawn> EVENT_TIME =
            Comparator.<Drawn, Instant>comparing(drawn -> drawn.message().at())
                    .thenComparing(drawn -> drawn.message().id());

    private SampleCompany() {}

    /**
     * Four months of messages of all three assets, by event time and then id. Drawn lazily, an hour
     * at a time; about 35,000.
     */
    public static Stream<Message> history(long seed) {
        return drawn(seed).map(Drawn::message);
    }

    /** What an alert should and should not be raised for, in the order of the onsets. */
    public static List<Episode> episodes() {
        return Storyline.EPISODES;
    }

    /** The company's decisions, in the order in which they took effect. */
    public static List<Decision> decisions() {
        return DecisionTable.read();
    }

    /** The history with the mood behind every message. */
    static Stream<Drawn> drawn(long seed) {
        List<Voices> assets =
                Arrays.stream(Asset.values()).map(asset -> new Voices(asset, seed)).toList();
        return IntStream.range(0, Storyline.HOURS)
                .boxed()
                .flatMap(
                        hour ->
                                assets.stream()
                                        .flatMap(voices -> voices.hour(hour).stream())
                                        .sorted(EVENT_TIME));
    }
}
