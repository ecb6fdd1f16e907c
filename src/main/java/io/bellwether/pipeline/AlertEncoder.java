package io.bellwether.pipeline;

import io.bellwether.alert.Alert;
import io.bellwether.alert.QuotedAlerts;
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

    /**
     * Encodes the last record of an alert anew, since somebody whom it quotes was erased. What it
     * says of the others stays as it was published, even if their texts are gone since.
     *
     * @param texts what the others said, for the pointers that could still be read
     */
    default Encoded retell(
            QuotedAlerts.Retold retold, String erasureId, Map<Pointer, String> texts) {
        return encode(retold.now(), texts);
    }
}
