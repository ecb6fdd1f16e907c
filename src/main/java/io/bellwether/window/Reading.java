package io.bellwether.window;

/** What one record counts for. */
public enum Reading {
    /** It counts: the voice of an author who was heard within 14 days. */
    VOTE,
    /** It counts: the voice of an author who was not. */
    FIRST_VOTE,
    /** It counts: a voice without author. */
    NAMELESS_VOTE,
    /** Its id was seen within 24 hours: a repeated delivery. */
    DUPLICATE,
    /** Its author has voted, or sent a {@link #COPY} before this one, in the author window. */
    SAME_AUTHOR,
    /**
     * It would be a vote, but its text is a copy of one that was counted within 24 hours, or nearly
     * so. Who sent it may still vote in words of his own.
     */
    COPY,
    /** It has neither a score nor stars. */
    SILENT;

    /** Whether it counts: one person's voice. */
    public boolean isVote() {
        return this == VOTE || this == FIRST_VOTE || this == NAMELESS_VOTE;
    }
}
