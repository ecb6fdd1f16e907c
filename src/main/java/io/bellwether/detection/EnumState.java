package io.bellwether.detection;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/** Constants of enumerations by name, so that a later constant in between breaks no snapshot. */
final class EnumState {

    private EnumState() {}

    static void write(Enum<?> constant, StateWriter state) {
        state.putString(constant.name());
    }

    static <E extends Enum<E>> E read(E[] constants, StateReader state) {
        String name = state.getString();
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new CorruptStateException("the state names an unknown constant");
    }
}
