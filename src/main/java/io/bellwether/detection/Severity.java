package io.bellwether.detection;

import java.util.Locale;

/** How bad a degradation is, by the size of the drop on the scale [0, 1]. */
public enum Severity {
    /** Less than .07. */
    WARNING,
    /** From .07 to less than .15. */
    MAJOR,
    /** .15 or more, or evidence ten times above the budget. */
    CRITICAL;

    /** The name used in files: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
