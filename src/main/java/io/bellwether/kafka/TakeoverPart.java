package io.bellwether.kafka;

import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Again;
import java.util.List;

/**
 * What one transaction of a takeover writes: records of the past scored again, or the word that
 * ends it.
 */
record TakeoverPart(List<Again> again, List<Input.ScorerReplaced> replaced) {

    static final TakeoverPart NONE = new TakeoverPart(List.of(), List.of());

    TakeoverPart {
        again = List.copyOf(again);
        replaced = List.copyOf(replaced);
    }
}
