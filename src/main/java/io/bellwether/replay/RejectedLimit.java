package io.bellwether.replay;

import java.io.IOException;
import java.util.Locale;

/**
 * Ends a reading in which nearly nothing can be read: each such record is told, and so held in
 * memory. Not safe for several threads.
 */
public final class RejectedLimit {

    /** So many are told, some 100 MB; whoever has more has given another file than he meant. */
    public static final int MOST = 1_000_000;

    private int count;

    /**
     * One more could not be read.
     *
     * @throws IOException when they are too many
     */
    public void add() throws IOException {
        count++;
        if (count > MOST) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "more than %,d records cannot be read; is it feedback?",
                            MOST));
        }
    }
}
