package io.bellwether.codec;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import java.util.List;

/** What became of one control record. */
public sealed interface DecodedControl {

    /**
     * It could be read.
     *
     * @param asset whose monitor it is for
     * @param input what that monitor is to be told: {@link Input.LevelAccepted}, {@link
     *     Input.SettingsChanged}, or {@link Input.HypothesisRegistered}, which the others are told
     *     too
     */
    record Accepted(Asset asset, Input input) implements DecodedControl {}

    /** It erases an author. */
    record Erasure(List<Input.AuthorErased> perAsset) implements DecodedControl {
        public Erasure {
            perAsset = List.copyOf(perAsset);
        }
    }

    /** It could not, and goes to the dead letters. */
    record Rejected(Rejection rejection) implements DecodedControl {}
}
