package io.bellwether.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateTest {

    @Property
    void whatWasWrittenIsRead(
            @ForAll long number, @ForAll double value, @ForAll String name, @ForAll boolean flag) {
        StateWriter writer = new StateWriter();
        writer.putLong(number).putDouble(value).putString(name).putString(null).putBoolean(flag);
        writer.putDoubles(new double[] {value, -value}).putInstant(Instant.ofEpochSecond(7, 8));
        StateReader reader = new StateReader(writer.toByteArray());
        assertThat(reader.getLong()).isEqualTo(number);
        assertThat(reader.getDouble()).isEqualTo(value);
        assertThat(reader.getString()).isEqualTo(new String(bytes(name), UTF_8));
        assertThat(reader.getNullableString()).isNull();
        assertThat(reader.getBoolean()).isEqualTo(flag);
        assertThat(reader.getDoubles()).containsExactly(value, -value);
        assertThat(reader.getInstant()).isEqualTo(Instant.ofEpochSecond(7, 8));
        assertThat(reader.isExhausted()).isTrue();
    }

    @Test
    void cutStateIsRefusedWhereItEnds() {
        byte[] bytes = new StateWriter().putLong(1).putString("name").toByteArray();
        for (int length = 0; length < bytes.length; length++) {
            StateReader reader = new StateReader(Arrays.copyOf(bytes, length));
            assertThatThrownBy(
                            () -> {
                                reader.getLong();
                                reader.getString();
                            })
                    .isInstanceOf(CorruptStateException.class);
        }
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    /** Lone surrogates become question marks, here as in the state. */
    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
