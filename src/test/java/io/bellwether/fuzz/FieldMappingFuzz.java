package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.codec.FeedbackDecoder;
import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.RecordContext;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records that are read by JSON Pointers: those that name the usual places read what the reader in
 * one pass reads, and any others never throw. The first line names the places, the rest is the
 * record.
 */
public final class FieldMappingFuzz {

    private static final RecordContext CONTEXT =
            RecordContext.of("feedback.users.v1", 0, 7, Instant.parse("2026-03-01T00:00:00Z"));
    private static final FeedbackDecoder IN_ONE_PASS =
            new FeedbackDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
    private static final FeedbackDecoder BY_POINTERS =
            new FeedbackDecoder(usual(), AuthorNaming.asGiven());

    private FieldMappingFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        int end = text.indexOf('\n');
        byte[] record = text.substring(end + 1).getBytes(UTF_8);
        compare(record);
        if (end > 0) {
            decodeBy(text.substring(0, end), record);
        }
    }

    /** The two readers may give another of several faults, but not another answer. */
    private static void compare(byte[] record) {
        Decoded once = IN_ONE_PASS.decode(Asset.USERS, record, CONTEXT);
        Decoded pointed = BY_POINTERS.decode(Asset.USERS, record, CONTEXT);
        boolean areAlike =
                once instanceof Decoded.Rejected
                        ? pointed instanceof Decoded.Rejected
                        : once.equals(pointed);
        Promise.holds(areAlike, "both readers say the same of a record");
    }

    private static void decodeBy(String line, byte[] record) {
        FieldMapping mapping;
        try {
            mapping = FieldMapping.of(places(line));
        } catch (IllegalArgumentException e) {
            return;
        }
        Decoded decoded =
                new FeedbackDecoder(mapping, AuthorNaming.asGiven())
                        .decode(Asset.USERS, record, CONTEXT);
        if (decoded instanceof Decoded.Rejected rejected) {
            Promise.isFitForLogs(rejected.rejection());
        }
    }

    private static Map<String, List<String>> places(String line) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (String part : line.split(";", -1)) {
            int equals = part.indexOf('=');
            String field = equals < 0 ? "text" : part.substring(0, equals);
            places.put(field, List.of(part.substring(equals + 1).split(",", -1)));
        }
        return places;
    }

    private static FieldMapping usual() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        FieldMapping.FIELDS.forEach(field -> places.put(field, List.of("/" + field)));
        return FieldMapping.of(places);
    }
}
