package io.bellwether.notify;

import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.pipeline.InputRecord;
import java.util.Arrays;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Keeps from being sent what somebody said who was erased while a record waited: for its webhook,
 * or among the dead letters. Safe for several threads if what it asks is.
 *
 * @param isToldAnew whether the alert of a record, or of a dead letter of one, was told anew behind
 *     it in its topic; asked only of what quotes somebody
 */
public record Corrections(Function<InputRecord, Mono<Boolean>> isToldAnew) {

    private static final AlertCodec CODEC = new AlertCodec();

    /** Whether {@code record} is a correction itself: it tells nobody anything new. */
    static boolean isOne(InputRecord record) {
        return record.header(AlertCodec.ERASURE).isPresent();
    }

    /**
     * {@code record} as it may be sent now: without its quotations when its alert was told anew,
     * for nobody tells which of them went. Fails when that cannot be asked.
     */
    Mono<InputRecord> current(InputRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return Mono.just(record);
        }
        byte[] without;
        try {
            without = CODEC.withoutQuotes(value);
        } catch (UnsupportedFormatException e) {
            return Mono.just(record);
        }
        if (Arrays.equals(without, value)) {
            return Mono.just(record);
        }
        return isToldAnew.apply(record).map(isSo -> isSo ? with(without, record) : record);
    }

    private static InputRecord with(byte[] value, InputRecord record) {
        return new InputRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                value,
                record.headers());
    }
}
