package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published record as far as it is a function of the journal.
 *
 * @param headers names and values in their order
 */
record Published(String key, String value, List<String> headers) {

    Published {
        headers = List.copyOf(headers);
    }

    /** What {@code asset}'s partition holds, in its order. */
    static List<Published> found(List<InputRecord> records, Asset asset) {
        return records.stream()
                .filter(record -> record.partition() == asset.partition())
                .map(r -> new Published(text(r.key()), text(r.value()), texts(r.headers())))
                .toList();
    }

    /** What {@code asset}'s partition should hold. */
    static List<Published> expected(List<OutputRecord> records, Asset asset) {
        return records.stream()
                .filter(record -> record.partition() == asset.partition())
                .map(r -> new Published(text(r.key()), text(r.value()), texts(r.headers())))
                .toList();
    }

    private static List<String> texts(List<Header> headers) {
        return headers.stream().map(header -> header.name() + "=" + header.text()).toList();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
