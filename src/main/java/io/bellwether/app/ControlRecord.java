package io.bellwether.app;

import io.bellwether.codec.ControlCodec;
import io.bellwether.codec.DecodedControl;
import java.time.Instant;

/** Records of the control topic, as commands write them. */
final class ControlRecord {

    private ControlRecord() {}

    /**
     * The record itself, when whoever reads it is able to: some limits are those of the record
     * alone.
     *
     * @throws WrongUseException when nobody could
     */
    static byte[] readable(byte[] record, Instant writtenAt) {
        if (new ControlCodec().decode(record, writtenAt)
                instanceof DecodedControl.Rejected rejected) {
            throw new WrongUseException("nothing written: " + rejected.rejection().detail());
        }
        return record;
    }
}
