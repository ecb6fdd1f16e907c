package io.bellwether.alert;

import io.bellwether.snapshot.PointerState;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/** The binary form of a quotation. */
final class QuoteState {

    private QuoteState() {}

    static void put(StateWriter state, Quote quote) {
        state.putString(quote.feedbackId()).putInstant(quote.eventTime()).putDouble(quote.level());
        state.putString(quote.source());
        PointerState.put(state, quote.pointer());
        state.putLong(quote.author());
    }

    static Quote get(StateReader state) {
        return new Quote(
                state.getString(),
                state.getInstant(),
                state.getDouble(),
                state.getString(),
                PointerState.get(state),
                state.getLong());
    }
}
