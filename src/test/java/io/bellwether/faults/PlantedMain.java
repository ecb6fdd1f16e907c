package io.bellwether.faults;

import io.bellwether.app.Main;

/** The program with a bug in it. */
final class PlantedMain {

    private static final String PROPERTY = "bellwether.planted";

    private PlantedMain() {}

    /** Plants the bug that the system property {@value #PROPERTY} names, and runs the program. */
    public static void main(String[] args) {
        Tethered.tie();
        PlantedBug.valueOf(System.getProperty(PROPERTY, "")).plant();
        Main.main(args);
    }

    /** The same member with {@code bug} in it. */
    static Launch with(PlantedBug bug, Launch launch) {
        return launch.withMain(PlantedMain.class)
                .with(
                        "-D" + PROPERTY + "=" + bug,
                        "-Djdk.attach.allowAttachSelf=true",
                        "-XX:+EnableDynamicAgentLoading");
    }
}
