package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Everything that one asset's people say in one history, hour by hour. An hour depends on the seed
 * and its number only, so hours can be drawn in any order, and nothing is kept. Immutable.
 */
final class Voices {

    private static final int SECONDS_AN_HOUR = 3600;

    /** Stars that unhappy, neutral and happy people give, each as likely as the others. */
    private static final List<Integer> UNHAPPY_STARS = List.of(1, 1, 1, 1, 1, 1, 2, 2, 2, 3);

    private static final List<Integer> NEUTRAL_STARS = List.of(2, 3, 3, 3, 3, 4, 4, 4);
    private static final List<Integer> HAPPY_STARS = List.of(3, 4, 4, 4, 5, 5, 5, 5, 5, 5);
    private static final String RATED_SOURCE = "app-store";

    private final Asset asset;
    private final long seed;
    private final MoodCourse course;
    private final Composer composer;
    private final Authors authors;

    Voices(Asset asset, long seed) {
        this.asset = asset;
        this.seed = seed;
        this.course = MoodCourse.of(asset, seed);
        this.composer = Composer.of(asset);
        this.authors = Authors.of(asset);
    }

    /** The messages of the hour of that number, in the order of their times and ids. */
    List<Drawn> hour(int number) {
        Instant start = Storyline.hour(number);
        Dice dice = Dice.of(seed, asset.label() + "/" + number);
        List<Draft> drafts = new ArrayList<>();
        Mix mix = course.mix(number);
        for (int left = dice.poisson(Traffic.mean(asset, start)); left > 0; left--) {
            drafts.add(crowd(mix, start, dice));
        }
        if (isBrigadeAbout(start)) {
            for (int left = dice.poisson(Brigade.mean(start)); left > 0; left--) {
                drafts.add(brigade(start, dice));
            }
        }
        drafts.sort(Comparator.comparing(Draft::at));
        return messages(number, drafts);
    }

    private List<Drawn> messages(int number, List<Draft> drafts) {
        List<Drawn> drawn = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            String id =
                    String.format(Locale.ROOT, "%s-%04d-%03d", asset.label(), number, drawn.size());
            Message message =
                    new Message(
                            asset,
                            draft.at(),
                            id,
                            draft.author(),
                            draft.text(),
                            draft.source(),
                            draft.rating());
            drawn.add(new Drawn(message, draft.mood(), draft.isBrigade()));
        }
        return drawn;
    }

    private Draft crowd(Mix mix, Instant start, Dice dice) {
        Mood mood = mix.at(dice.unit());
        String source = dice.pick(sources());
        return new Draft(
                start.plusSeconds(dice.below(SECONDS_AN_HOUR)),
                authors.draw(dice),
                composer.text(mood, theme(start, dice), dice),
                source,
                source.equals(RATED_SOURCE)
                        ? OptionalInt.of(dice.pick(stars(mood)))
                        : OptionalInt.empty(),
                mood,
                false);
    }

    private Draft brigade(Instant start, Dice dice) {
        return new Draft(
                start.plusSeconds(dice.below(SECONDS_AN_HOUR)),
                Brigade.author(dice),
                Brigade.text(composer, dice),
                "community",
                OptionalInt.empty(),
                Mood.UNHAPPY,
                true);
    }

    private List<String> sources() {
        return switch (asset) {
            case USERS -> List.of(RATED_SOURCE, "in-app", "in-app", "community", "support");
            case ADVERTISERS -> List.of("ads-survey", "account-mail", "account-chat");
            case STAFF -> List.of("pulse-survey", "pulse-survey", "intranet");
        };
    }

    private static List<Integer> stars(Mood mood) {
        return switch (mood) {
            case UNHAPPY -> UNHAPPY_STARS;
            case NEUTRAL -> NEUTRAL_STARS;
            case HAPPY -> HAPPY_STARS;
        };
    }

    private String theme(Instant start, Dice dice) {
        for (Episode episode : Storyline.EPISODES) {
            if (episode.asset() == asset
                    && dice.happens(talk(episode.kind()) * episode.strength(start))) {
                return theme(episode.kind());
            }
        }
        return dice.pick(composer.themes());
    }

    /** The share of people who talk of such an episode itself while it lasts. */
    private static double talk(Episode.Kind kind) {
        return switch (kind) {
            case CRISIS -> .45;
            case STORM -> .9;
            case SURGE -> .3;
            case BRIGADE -> 0; // it talks for itself, and nobody answers
        };
    }

    private static String theme(Episode.Kind kind) {
        return switch (kind) {
            case CRISIS -> "takeover";
            case STORM -> "outage";
            case SURGE -> "features";
            case BRIGADE -> Brigade.THEME;
        };
    }

    private boolean isBrigadeAbout(Instant start) {
        return Storyline.EPISODES.stream()
                .anyMatch(
                        episode ->
                                episode.asset() == asset
                                        && episode.kind() == Episode.Kind.BRIGADE
                                        && episode.covers(start));
    }

    /** A message that has no id yet: ids follow from the order of the hour. */
    private record Draft(
            Instant at,
            String author,
            String text,
            String source,
            OptionalInt rating,
            Mood mood,
            boolean isBrigade) {}
}
