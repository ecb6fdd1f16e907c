package io.bellwether.benchmark;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/** People of an invented company with real texts, for tests that score and replay them. */
public final class Crowds {

    /** A Monday. */
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final Phrases PHRASES = Phrases.read();
    private static final Comparator<Feedback> EVENT_TIME =
            Comparator.comparing(Feedback::eventTime).thenComparing(Feedback::id);

    private Crowds() {}

    /** Ordinary days: two texts in three praise, by 3,000 people, in words of their own. */
    public static List<Feedback> ordinary(long seed, int days, int perHour) {
        Chance chance = Chance.of(seed, "ordinary");
        List<Feedback> said = new ArrayList<>();
        for (int hour = 0; hour < days * 24; hour++) {
            for (int left = chance.poisson(perHour); left > 0; left--) {
                Instant at = START.plusSeconds(hour * 3600L + chance.below(3600));
                String text =
                        chance.happens(2.0 / 3)
                                ? Script.praise(PHRASES, chance)
                                : Script.complaint(PHRASES, chance);
                said.add(feedback("o" + said.size(), at, "person " + chance.below(3000), text));
            }
        }
        return sorted(said);
    }

    /** Complaints of so many different people, each in words of its own. */
    public static List<Feedback> complaints(long seed, int people, Instant from, Duration within) {
        Chance chance = Chance.of(seed, "complaints");
        return crowd(people, from, within, chance, () -> Script.complaint(PHRASES, chance));
    }

    /** One complaint, sent by so many accounts with two small edits each. */
    public static List<Feedback> editedCopies(
            long seed, int accounts, Instant from, Duration within) {
        Chance chance = Chance.of(seed, "copies");
        Script script = Script.ofComplaint(PHRASES);
        return crowd(accounts, from, within, chance, () -> script.edited(chance));
    }

    private static List<Feedback> crowd(
            int count, Instant from, Duration within, Chance chance, Supplier<String> text) {
        List<Feedback> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = from.plusSeconds(chance.below((int) within.toSeconds()));
            said.add(feedback("c" + i, at, "account " + i, text.get()));
        }
        return sorted(said);
    }

    /** Both, in the order of event time. */
    public static List<Feedback> together(List<Feedback> some, List<Feedback> others) {
        List<Feedback> all = new ArrayList<>(some);
        all.addAll(others);
        return sorted(all);
    }

    private static List<Feedback> sorted(List<Feedback> said) {
        said.sort(EVENT_TIME);
        return said;
    }

    private static Feedback feedback(String id, Instant at, String author, String text) {
        return new Feedback(
                id,
                Asset.USERS,
                at,
                text,
                author,
                OptionalInt.empty(),
                "forum",
                "en",
                new TreeMap<>(),
                new Pointer.InFile("crowd.jsonl", 1),
                "files");
    }
}
