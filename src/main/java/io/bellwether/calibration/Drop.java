package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A lasting fall of every signal's mean by the same size; valid votes stay valid. */
final class Drop {

    private final @Nullable Worsening text;
    private final @Nullable Worsening stars;

    private Drop(@Nullable Worsening text, @Nullable Worsening stars) {
        this.text = text;
        this.stars = stars;
    }

    /**
     * A drop.
     *
     * @param votes normal ones, to know their distribution
     * @param size on [0, 1]; 0 for no drop at all
     * @return empty where the mean of a signal lies too low for it
     */
    static Optional<Drop> of(List<Vote> votes, double size) {
        if (size == 0) {
            return Optional.of(new Drop(null, null));
        }
        double[] texts = values(votes.stream().map(Vote::text).toList());
        double[] ratings = values(votes.stream().map(Vote::rating).toList());
        Optional<Worsening> text = Worsening.of(texts, size);
        Optional<Worsening> stars = Worsening.of(ratings, size);
        boolean isPossible =
                (texts.length == 0 || text.isPresent())
                        && (ratings.length == 0 || stars.isPresent());
        return isPossible
                ? Optional.of(new Drop(text.orElse(null), stars.orElse(null)))
                : Optional.empty();
    }

    private static double[] values(List<OptionalDouble> levels) {
        return levels.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    }

    Vote apply(Vote vote, Random random) {
        return new Vote(
                vote.eventTime(),
                worse(text, vote.text(), random),
                worse(stars, vote.rating(), random),
                vote.stratum());
    }

    private static OptionalDouble worse(
            @Nullable Worsening worsening, OptionalDouble level, Random random) {
        return worsening == null || level.isEmpty()
                ? level
                : OptionalDouble.of(worsening.worsened(level.getAsDouble(), random));
    }
}
