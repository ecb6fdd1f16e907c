package io.bellwether.window;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.PointerState;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.Themes;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The binary form of held feedback. */
final class ScoredFeedbackState {

    private ScoredFeedbackState() {}

    static void put(StateWriter state, ScoredFeedback feedback) {
        state.putString(feedback.id()).putString(feedback.asset().label());
        state.putInstant(feedback.eventTime()).putString(feedback.author());
        putScore(state, feedback.score());
        state.putInt(feedback.rating().orElse(0)).putString(feedback.source());
        state.putInt(feedback.segment().size());
        feedback.segment().forEach((key, value) -> state.putString(key).putString(value));
        state.putLong(feedback.fingerprint());
        state.putLong(feedback.sketch().high()).putLong(feedback.sketch().low());
        PointerState.put(state, feedback.pointer());
        state.putString(feedback.sourcePartition()).putString(feedback.scorerId());
        feedback.themes().writeTo(state);
    }

    static ScoredFeedback get(StateReader state) {
        String id = state.getString();
        Asset asset = Asset.ofLabel(state.getString()).orElseThrow(() -> corrupt("asset"));
        var eventTime = state.getInstant();
        String author = state.getNullableString();
        Score score = getScore(state);
        int rating = state.getInt();
        String source = state.getString();
        TreeMap<String, String> segment = new TreeMap<>();
        int labels = state.getInt();
        for (int i = 0; i < labels; i++) {
            segment.put(state.getString(), state.getString());
        }
        long fingerprint = state.getLong();
        Sketch sketch = new Sketch(state.getLong(), state.getLong());
        Pointer pointer = PointerState.get(state);
        return new ScoredFeedback(
                id,
                asset,
                eventTime,
                author,
                score,
                rating == 0 ? OptionalInt.empty() : OptionalInt.of(rating),
                source,
                segment,
                fingerprint,
                sketch,
                pointer,
                state.getString(),
                state.getString(),
                Themes.restore(state));
    }

    private static void putScore(StateWriter state, Score score) {
        switch (score) {
            case Score.Scored scored ->
                    state.putString(scored.sentiment().label()).putDouble(scored.level());
            case Score.NotScored notScored ->
                    state.putString("").putString(notScored.reason().name());
        }
    }

    private static Score getScore(StateReader state) {
        String label = state.getString();
        if (label.isEmpty()) {
            return new Score.NotScored(Score.Reason.valueOf(state.getString()));
        }
        Sentiment sentiment = Sentiment.ofLabel(label).orElseThrow(() -> corrupt("sentiment"));
        return new Score.Scored(state.getDouble(), sentiment);
    }

    private static CorruptStateException corrupt(String what) {
        return new CorruptStateException("held feedback has an unknown " + what);
    }
}
