package io.bellwether.dashboard;

import java.util.List;

/** How the process does. Safe for several threads; answers without waiting. */
public interface Health {

    /** What has stood still for too long, a line each; none while there is progress. */
    List<String> stuck();

    /** Why it cannot do its work just now, a line each; none when it can. */
    List<String> unready();
}
