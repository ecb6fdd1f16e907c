package io.bellwether.faults;

import io.bellwether.faults.Observed.Journalled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal of an asset has the records of each input partition in the order of that one. */
final class SourceOrder implements Guarantee {

    @Override
    public String promise() {
        return "the journal keeps the order of every input partition";
    }

    @Override
    public List<String> breaches(Observed observed) {
        Map<String, Journalled> last = new HashMap<>();
        List<String> breaches = new ArrayList<>();
        for (Journalled entry : observed.journal()) {
            if (entry.partition() != entry.feedback().asset().partition()) {
                breaches.add(entry.source() + " is in journal partition " + entry.partition());
            }
            String lane = entry.partition() + " " + entry.feedback().sourcePartition();
            Journalled before = last.put(lane, entry);
            if (before != null && before.source().offset() >= entry.source().offset()) {
                breaches.add(
                        entry.source()
                                + " at journal offset "
                                + entry.offset()
                                + " comes after "
                                + before.source()
                                + " at "
                                + before.offset());
            }
        }
        return breaches;
    }
}
