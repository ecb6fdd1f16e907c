package io.bellwether.dashboard;

/**
 * What a page says of itself.
 *
 * @param mark what is put beside the program's name where the page does not show a running service,
 *     such as {@code replay}; empty for a service
 * @param generator the program and its version
 */
public record PageSettings(String mark, String generator) {

    /** The page of a running service. */
    public static PageSettings live(String generator) {
        return new PageSettings("", generator);
    }

    /** The page of a past that was replayed, and does not change. */
    public static PageSettings replay(String generator) {
        return new PageSettings("replay", generator);
    }

    boolean isLive() {
        return mark.isEmpty();
    }
}
