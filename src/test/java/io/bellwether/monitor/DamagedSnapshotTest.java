package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.CorruptStateException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes that are nearly a snapshot: refused as damaged, or restored; never anything else. */
class DamagedSnapshotTest {

    private static final byte[] REAL = real();

    @Test
    void everyBeginningOfASnapshotIsRefused() {
        for (int length = 0; length < REAL.length; length += length < 2_000 ? 1 : 13) {
            assertThat(isRefused(Arrays.copyOf(REAL, length))).as("%d bytes", length).isTrue();
        }
        assertThat(isRefused(REAL)).isFalse();
    }

    @Test
    void everyDamagedByteIsRefusedOrRestored() {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int at = 0; at < REAL.length; at++) {
            byte[] damaged = REAL.clone();
            damaged[at] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            refused += isRefused(damaged) ? 1 : 0;
        }
        assertThat(refused).isBetween(1, REAL.length - 1);
    }

    @Test
    void damagedSettingsAndZonesAreRefusedInOneWay() {
        byte[] damaged = REAL.clone();
        String text = new String(REAL, java.nio.charset.StandardCharsets.ISO_8859_1);
        int zone = text.indexOf("UTC") >= 0 ? text.indexOf("UTC") : text.indexOf("Z", 20);
        damaged[zone] = '?';

        assertThat(isRefused(damaged)).isTrue();
    }

    private static boolean isRefused(byte[] state) {
        try {
            byte[] saved = Monitor.restore(Asset.USERS, state).snapshot();
            assertThat(Monitor.restore(Asset.USERS, saved).snapshot()).isEqualTo(saved);
            return false;
        } catch (CorruptStateException e) {
            return true;
        }
    }

    private static byte[] real() {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        for (ScoredFeedback each : Streams.stream(Asset.USERS, 7, 2, 1, 9, 9, 0, 9)) {
            var unused = monitor.accept(new Input.Scored(each), each.eventTime());
        }
        return monitor.snapshot();
    }
}
