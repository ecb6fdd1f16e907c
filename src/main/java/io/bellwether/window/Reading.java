package io.bellwether.window;

/** What one record counts for. */
public enum Reading {
    /** It counts: one person's voice. */
    VOTE,
    /** Its id was seen within 24 hours: a repeated delivery. */
    DUPLICATE,
    /** Its author has voted within the author window. */
    SAME_AUTHOR,
    /** Its text is a copy of one that was counted within 24 hours. */
    COPY,
    /** It has neither a score nor stars. */
    SILENT
}
