package io.bellwether.faults;

import io.bellwether.app.JournalReplay;
import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest snapshot of each asset, brought forward by the journal, has the bytes of a monitor
 * that was never disturbed.
 */
final class StateOfTheJournal implements Guarantee {

    @Override
    public String promise() {
        return "the newest snapshot, brought forward, is the state that the journal gives";
    }

    @Override
    public List<String> breaches(Observed observed) {
        List<String> breaches = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            JournalReplay.State state = observed.replay().state(asset);
            if (state.snapshots() == 0) {
                breaches.add(asset.label() + " has no snapshot");
            } else if (!state.restored().equals(state.undisturbed())) {
                breaches.add(
                        asset.label()
                                + ": brought forward from journal offset "
                                + state.savedAt()
                                + " it is another state");
            }
        }
        return breaches;
    }
}
