package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.config.PseudonymKey;
import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.InputRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatePiecesTest {

    private static final int USERS = 0;
    private static final int STAFF = 2;

    @TempDir private Path folder;
    private StatePieces pieces;
    private String name;

    @BeforeEach
    void make() {
        PseudonymKey key = PseudonymKey.loadOrCreate(folder.resolve("pseudonym.key"), Map.of());
        Sought sought = Sought.of("ana", key);
        name = sought.pseudonyms(Asset.USERS).first();
        pieces = new StatePieces(sought);
    }

    @Test
    void aNameInOnePieceIsFound() {
        assertThat(isFound(USERS, 0, "before " + name + " behind")).isTrue();
        assertThat(isFound(USERS, 1, "somebody else")).isFalse();
    }

    @Test
    void aNameAcrossTwoPiecesIsFoundThoughThoseOfOthersComeBetween() {
        assertThat(isFound(USERS, 0, "many bytes before " + name.substring(0, 7))).isFalse();
        assertThat(isFound(STAFF, 0, "of another snapshot, and long enough")).isFalse();
        assertThat(isFound(USERS, 1, name.substring(7) + " many bytes behind")).isTrue();
    }

    @Test
    void theEndOfOneSnapshotDoesNotGoOnInTheNext() {
        assertThat(isFound(USERS, 0, "many bytes before " + name.substring(0, 7))).isFalse();
        assertThat(isFound(USERS, 0, name.substring(7) + " many bytes behind")).isFalse();
    }

    private boolean isFound(int partition, int index, String state) {
        byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
        byte[] piece =
                ByteBuffer.allocate(44 + bytes.length)
                        .position(40)
                        .putInt(index)
                        .put(bytes)
                        .array();
        return pieces.isOfAuthor(
                new InputRecord(
                        "bellwether.state.v1",
                        partition,
                        0,
                        Instant.EPOCH,
                        null,
                        piece,
                        List.of()));
    }
}
