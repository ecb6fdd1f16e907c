package io.bellwether.pipeline;

import io.bellwether.alert.Alert;
import io.bellwether.feedback.Pointer;
import java.util.Map;

/** Turns alerts into bytes. */
@FunctionalInterface
public interface AlertEncoder {

    /**
     * Encodes one alert record.
     *
     * @param texts what the quoted people said, for the pointers that could still be read
     */
    Encoded encode(Alert alert, Map<Pointer, String> texts);
}
