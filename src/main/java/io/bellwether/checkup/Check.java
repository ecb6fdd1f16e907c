package io.bellwether.checkup;

import java.util.List;

/** Looks at one thing and changes nothing. May block for some seconds. */
@FunctionalInterface
public interface Check {

    /** At least one finding; what is wrong is a finding, too, and no exception. */
    List<Finding> look();
}
