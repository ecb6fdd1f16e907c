package io.bellwether.fuzz;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.JournalCodec;
import io.bellwether.codec.LevelCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.codec.VerdictCodec;
import java.util.function.Consumer;

/** What this program wrote itself, damaged: the journal, alerts, levels and verdicts. */
public final class OwnRecordsFuzz {

    private OwnRecordsFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        JournalCodec journal = new JournalCodec();
        read(
                data,
                bytes -> {
                    var input = journal.decode(bytes);
                    Promise.holds(
                            journal.decode(journal.encode(input)).equals(input),
                            "what was read can be written and read again");
                });
        read(data, bytes -> new AlertCodec().decode(bytes));
        read(data, bytes -> new LevelCodec().decode(bytes));
        read(data, bytes -> new VerdictCodec().decode(bytes));
    }

    private static void read(byte[] data, Consumer<byte[]> reader) {
        try {
            reader.accept(data);
        } catch (UnsupportedFormatException e) {
            String message = String.valueOf(e.getMessage());
            Promise.holds(
                    message.chars().allMatch(c -> c >= ' ' && c < 0x7f), "a reason has ASCII only");
        }
    }
}
