package io.bellwether.monitor;

import io.bellwether.alert.Alert;
import io.bellwether.hypothesis.Verdict;

/** What a monitor has to say, in the order in which it became true. */
public sealed interface Output {

    /** An alert opened, changed or ended. */
    record AlertChanged(Alert alert) implements Output {}

    /** One or more hours of an asset were closed. */
    record LevelClosed(Level level) implements Output {}

    /** A hypothesis got its verdict, the only one. */
    record VerdictGiven(Verdict verdict) implements Output {}
}
