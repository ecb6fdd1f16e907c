package io.bellwether.monitor;

import io.bellwether.alert.Alert;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.hypothesis.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a monitor has to say, in the order in which it became true. */
public sealed interface Output {

    /** An alert opened, changed or ended. */
    record AlertChanged(Alert alert) implements Output {}

    /** One or more hours of an asset were closed. */
    record LevelClosed(Level level) implements Output {}

    /**
     * An author was erased: whatever was told before holds without what they said.
     *
     * @param erasureId of the entry that asked for it
     * @param authors {@link io.bellwether.feedback.Hash#mark marks} of their names; empty where the
     *     same is told a second time
     * @param retold the last records that quoted them
     */
    record AuthorForgotten(
            String erasureId, SortedSet<Long> authors, List<QuotedAlerts.Retold> retold)
            implements Output {

        /**
         * After so long they are told once more. A broker lets go of a former record only when its
         * file is closed, which a later record does, and alerts are rare. Longer than such files
         * stay open where nobody chose otherwise.
         */
        public static final Duration ONCE_MORE = Duration.ofDays(8);

        public AuthorForgotten {
            authors = Collections.unmodifiableSortedSet(new TreeSet<>(authors));
            retold = List.copyOf(retold);
        }

        /** {@code alert} as it may be told from now on. */
        public Alert applied(Alert alert) {
            Set<Long> those = authors;
            return alert.withoutQuotesOf(those::contains);
        }
    }

    /** A hypothesis got its verdict, the only one. */
    record VerdictGiven(Verdict verdict) implements Output {}
}
