package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import java.time.Instant;

/** Hears how a takeover goes on; called by one thread at a time. */
public interface TakeoverListener {

    /**
     * The records of {@code asset} from {@code from} to {@code to} are about to be scored again.
     *
     * @param before who is in office
     * @param records how many there are that are still to be done
     */
    void begun(Asset asset, String before, Instant from, Instant to, long records);

    /** So many more records were read for it, whether or not their texts were found. */
    void read(Asset asset, long records);

    /**
     * The new scorer is in office.
     *
     * @param again records whose texts were found and scored again
     * @param gone records whose texts are in their topics no longer; they keep the old score
     */
    void ended(Asset asset, long again, long gone);

    /** This member leads no longer, or ends, before the new scorer is in office. */
    void stopped(Asset asset);

    /** Another member, which has not finished yet, leads the takeover; said once. */
    void waiting(Asset asset, String before);
}
