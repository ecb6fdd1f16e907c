package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Endless feedback for a soak: the n-th record of an asset is a function of n and the seed, so that
 * nobody has to remember what was sent. Texts are those of the sample company; every twelve days
 * the people are in a bad mood for three, so that alerts are raised and resolved. One record in a
 * thousand cannot be read. Immutable; safe for use by several threads.
 */
final class SoakStream {

    /** Event time from one record of an asset to the next: 600 of them are an hour. */
    static final Duration STEP = Duration.ofSeconds(6);

    private static final long AUTHORS = 30_000;
    private static final long POISON = 997;
    private static final Duration ROUND = Duration.ofDays(12);
    private static final Duration CALM = Duration.ofDays(9);
    private static final FeedbackEncoder ENCODER = new FeedbackEncoder();

    private final long seed;
    private final Instant start;
    private final Map<Asset, List<String>> texts = new EnumMap<>(Asset.class);

    /**
     * @param start event time of the first records
     * @param scorer tells which texts are gloomy
     */
    SoakStream(long seed, Instant start, SentimentScorer scorer) {
        this.seed = seed;
        this.start = start;
        for (Asset asset : Asset.values()) {
            texts.put(asset, gloomiestFirst(asset, seed, scorer));
        }
    }

    private static List<String> gloomiestFirst(Asset asset, long seed, SentimentScorer scorer) {
        Map<String, Double> levels = new LinkedHashMap<>();
        SampleCompany.history(seed)
                .filter(message -> message.asset() == asset)
                .limit(4_000)
                .map(Message::text)
                .forEach(text -> levels.computeIfAbsent(text, some -> level(some, scorer)));
        List<String> sorted = new ArrayList<>(levels.keySet());
        sorted.sort(Comparator.comparingDouble(text -> levels.getOrDefault(text, 0.5)));
        return sorted;
    }

    private static double level(String text, SentimentScorer scorer) {
        return scorer.score(text, Message.LANGUAGE) instanceof Score.Scored scored
                ? scored.level()
                : 0.5;
    }

    /** Whether record {@code n} is to be journalled rather than set aside. */
    static boolean isValid(long n) {
        return n % POISON != 5;
    }

    /** When record {@code n} was said. */
    Instant eventTime(long n) {
        return start.plus(STEP.multipliedBy(n));
    }

    static String id(Asset asset, long n) {
        return asset.label() + "-" + n;
    }

    /** The n of an {@link #id}. */
    static long number(String id) {
        return Long.parseLong(id, id.indexOf('-') + 1, id.length(), 10);
    }

    /** Record {@code n} as it lies in the topic. */
    byte[] value(Asset asset, long n) {
        if (!isValid(n)) {
            return ("not json " + n).getBytes(UTF_8);
        }
        return ENCODER.encode(
                new Feedback(
                        id(asset, n),
                        asset,
                        eventTime(n),
                        text(asset, n),
                        "author" + Long.remainderUnsigned(mix(n + 1), AUTHORS),
                        OptionalInt.empty(),
                        "soak",
                        Message.LANGUAGE,
                        new TreeMap<>(),
                        new Pointer.InFile("soak", n),
                        "soak"));
    }

    /** A text that nobody else has said, or it would be a copy and no vote. */
    String text(Asset asset, long n) {
        List<String> sorted = texts.getOrDefault(asset, List.of());
        long drawn = Long.remainderUnsigned(mix(n), sorted.size());
        int place = (int) (isGloomy(asset, n) ? drawn / 4 : drawn);
        return sorted.get(place) + " " + word(n);
    }

    /** The assets take turns, so that not all alerts come at once. */
    private boolean isGloomy(Asset asset, long n) {
        Duration passed = STEP.multipliedBy(n).plusDays(2L * asset.partition());
        Duration inRound = Duration.ofSeconds(passed.toSeconds() % ROUND.toSeconds());
        return inRound.compareTo(CALM) > 0;
    }

    private static String word(long n) {
        StringBuilder word = new StringBuilder("zq");
        for (long rest = n; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014), for numbers that look random. */
    private long mix(long n) {
        long z = n * 0x9e3779b97f4a7c15L + seed;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
