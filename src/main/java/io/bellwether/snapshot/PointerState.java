package io.bellwether.snapshot;

import io.bellwether.feedback.Pointer;

/** The binary form of a pointer. */
public final class PointerState {

    private PointerState() {}

    /** Writes {@code pointer}. */
    public static void put(StateWriter state, Pointer pointer) {
        switch (pointer) {
            case Pointer.InTopic topic ->
                    state.putBoolean(true)
                            .putString(topic.topic())
                            .putInt(topic.partition())
                            .putLong(topic.offset());
            case Pointer.InFile file ->
                    state.putBoolean(false).putString(file.file()).putLong(file.line());
        }
    }

    /** Reads what {@link #put} wrote. */
    public static Pointer get(StateReader state) {
        if (state.getBoolean()) {
            return new Pointer.InTopic(state.getString(), state.getInt(), state.getLong());
        }
        return new Pointer.InFile(state.getString(), state.getLong());
    }
}
