package io.bellwether.notify;

import io.bellwether.pipeline.InputRecord;
import java.util.List;

/**
 * Records of the topics of alerts and levels, as they are read from the beginning.
 *
 * @param records in the order of each topic's partitions
 * @param isCaughtUp whether everything that was there when reading began has been handed out
 */
public record AlertPart(List<InputRecord> records, boolean isCaughtUp) {
    public AlertPart {
        records = List.copyOf(records);
    }
}
