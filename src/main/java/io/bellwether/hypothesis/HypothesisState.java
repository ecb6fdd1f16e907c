package io.bellwether.hypothesis;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The binary form of a hypothesis. */
final class HypothesisState {

    private HypothesisState() {}

    static void put(StateWriter state, Hypothesis hypothesis) {
        state.putString(hypothesis.id()).putString(hypothesis.title());
        state.putString(hypothesis.asset().label());
        switch (hypothesis.scope()) {
            case Scope.Whole whole -> state.putString(null).putString(null);
            case Scope.OfSource one -> state.putString(null).putString(one.source());
            case Scope.OfSegment one -> state.putString(one.key()).putString(one.value());
        }
        state.putString(hypothesis.metric().label()).putString(hypothesis.direction().label());
        state.putDouble(hypothesis.smallestEffect());
        put(state, hypothesis.before());
        put(state, hypothesis.after());
        state.putInt(hypothesis.minimumAuthors()).putString(hypothesis.registeredBy());
        state.putInstant(hypothesis.registeredAt());
    }

    static Hypothesis get(StateReader state) {
        try {
            String id = state.getString();
            String title = state.getString();
            Asset asset = known(Asset.ofLabel(state.getString()));
            Scope scope = scope(state.getNullableString(), state.getNullableString());
            Metric metric = known(Metric.ofLabel(state.getString()));
            Direction direction = known(Direction.ofLabel(state.getString()));
            double smallestEffect = state.getDouble();
            Window before = window(state);
            Window after = window(state);
            int minimumAuthors = state.getInt();
            String registeredBy = state.getString();
            Instant registeredAt = state.getInstant();
            return new Hypothesis(
                    id,
                    title,
                    asset,
                    scope,
                    metric,
                    direction,
                    smallestEffect,
                    before,
                    after,
                    minimumAuthors,
                    registeredBy,
                    registeredAt);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CorruptStateException("hypothesis");
        }
    }

    private static void put(StateWriter state, Window window) {
        state.putLong(window.from().toEpochDay()).putLong(window.to().toEpochDay());
    }

    private static Window window(StateReader state) {
        LocalDate from = LocalDate.ofEpochDay(state.getLong());
        return new Window(from, LocalDate.ofEpochDay(state.getLong()));
    }

    private static Scope scope(@Nullable String key, @Nullable String value) {
        if (value == null) {
            return new Scope.Whole();
        }
        return key == null ? new Scope.OfSource(value) : new Scope.OfSegment(key, value);
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new CorruptStateException("hypothesis"));
    }
}
