package io.bellwether.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An invented alert with everything that an alert can have, to try templates with. */
record SampleAlert(JsonNode tree, AlertRecord alert) {

    private static final List<String> FILES =
            List.of("sample-alert-open.json", "sample-alert-resolved.json");

    static List<SampleAlert> all() {
        List<SampleAlert> samples = new ArrayList<>();
        for (String file : FILES) {
            InputRecord record =
                    new InputRecord(file, 0, 0, Instant.EPOCH, null, read(file), List.of());
            JsonNode tree = AlertRecord.tree(record);
            samples.add(new SampleAlert(tree, AlertRecord.of(record, tree)));
        }
        return samples;
    }

    private static byte[] read(String file) {
        try (InputStream in = SampleAlert.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource " + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + file + " cannot be read", e);
        }
    }
}
