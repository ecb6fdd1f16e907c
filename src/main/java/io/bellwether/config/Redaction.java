package io.bellwether.config;

/** What is replaced in quotations before they are published. */
public enum Redaction {
    /** What has a form of its own: addresses, numbers, handles, telling links. */
    IDENTIFIERS,
    /** That, and the names of persons. */
    NAMES,
    /** Nothing: for those who may read every text anyway. */
    NOTHING
}
