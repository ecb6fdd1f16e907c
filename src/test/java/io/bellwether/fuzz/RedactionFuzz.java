package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.redaction.Found;
import io.bellwether.redaction.Identifiers;
import io.bellwether.redaction.Redactor;
import java.util.List;

/** What is replaced in a quotation. */
public final class RedactionFuzz {

    private static final Redactor REDACTOR = Redactor.of(new Identifiers());

    private RedactionFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        List<Found> parts = REDACTOR.find(text);
        int end = 0;
        for (Found part : parts) {
            Promise.holds(part.from() >= end, "parts are in order and apart");
            end = part.to();
        }
        Promise.holds(end <= text.length(), "parts lie in the text");

        String redacted = REDACTOR.redact(text);
        Promise.holds(redacted.equals(text) == parts.isEmpty(), "only what is found is replaced");
        Promise.holds(
                new String(redacted.getBytes(UTF_8), UTF_8).equals(redacted),
                "no character is cut in two");
    }
}
