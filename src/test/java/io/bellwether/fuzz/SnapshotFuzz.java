package io.bellwether.fuzz;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.CorruptStateException;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a monitor, damaged: is refused, or is the state of a monitor. Bytes that begin with
 * 0 are the state; any others are changes to a real one, each a place (2 bytes) and a new byte.
 */
public final class SnapshotFuzz {

    private static final int PLACES = 1 << 16;
    private static final List<byte[]> REAL = List.of(real(2), real(20));

    private SnapshotFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        byte[] state = data.length > 0 && data[0] != 0 ? changed(data) : data;
        Monitor restored;
        try {
            restored = Monitor.restore(Asset.USERS, state);
        } catch (CorruptStateException e) {
            return;
        }
        byte[] saved = restored.snapshot();
        Promise.holds(
                Arrays.equals(saved, Monitor.restore(Asset.USERS, saved).snapshot()),
                "what was restored can be saved and restored again");
    }

    private static byte[] changed(byte[] changes) {
        byte[] state = REAL.get((changes[0] & 0xff) % REAL.size()).clone();
        for (int i = 1; i + 2 < changes.length; i += 3) {
            long place = ((changes[i] & 0xffL) << 8) | (changes[i + 1] & 0xffL);
            state[(int) (place * state.length / PLACES)] = changes[i + 2];
        }
        return state;
    }

    private static byte[] real(int days) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        for (ScoredFeedback each : Streams.stream(Asset.USERS, 7, days, 1, 16, days, .3, 9)) {
            var unused = monitor.accept(new Input.Scored(each), each.eventTime());
        }
        return monitor.snapshot();
    }
}
