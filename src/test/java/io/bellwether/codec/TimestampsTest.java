package io.bellwether.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class TimestampsTest {

    @Property
    void everyInstantIsReadBackFromItsOwnText(@ForAll("instants") Instant instant) {
        assertThat(Timestamps.parse(instant.toString())).isEqualTo(instant);
    }

    @Property(tries = 5000)
    void theTextIsThatOfTheLanguage(
            @ForAll("instants") Instant instant,
            @ForAll @LongRange(min = -62_200_000_000L, max = 253_500_000_000L) long second) {
        assertThat(Timestamps.text(instant)).isEqualTo(instant.toString());
        Instant whole = Instant.ofEpochSecond(second);
        assertThat(Timestamps.text(whole)).isEqualTo(whole.toString());
    }

    @Property(tries = 5000)
    void theQuickReaderAgreesWithTheGeneralOne(
            @ForAll("instants") Instant instant,
            @ForAll int at,
            @ForAll @CharRange(from = '0', to = '9') @Chars({'-', ':', 'T', 'Z', '.', ' '})
                    char replacement) {
        StringBuilder text = new StringBuilder(instant.toString());
        text.setCharAt(Math.floorMod(at, text.length()), replacement);

        assertThat(Timestamps.parse(text.toString())).isEqualTo(general(text.toString()));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Inputs.instants();
    }

    private static @Nullable Instant general(String text) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
