package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers for other programs: rounded, without exponent, the same text on every machine. */
final class StableNumber {

    /** Decimals of levels, and of differences of levels. */
    static final int LEVEL_DECIMALS = 4;

    /** Decimals of logarithms of evidence. */
    static final int EVIDENCE_DECIMALS = 2;

    /** Decimals of counts that are expected. */
    static final int COUNT_DECIMALS = 1;

    private StableNumber() {}

    /** Writes null for what is no finite number. */
    static void write(String field, double value, int decimals, JsonGenerator json)
            throws IOException {
        json.writeFieldName(field);
        if (Double.isFinite(value)) {
            json.writeNumber(text(value, decimals));
        } else {
            json.writeNull();
        }
    }

    /** Writes null for what is withheld. */
    static void write(String field, OptionalDouble value, int decimals, JsonGenerator json)
            throws IOException {
        write(field, value.orElse(Double.NaN), decimals, json);
    }

    private static String text(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
