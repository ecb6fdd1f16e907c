package io.bellwether.faults;

import io.bellwether.app.Main;
import java.util.Arrays;

/** The program with a bug in it. */
public final class PlantedMain {

    private PlantedMain() {}

    /** The name of a {@link PlantedBug}, then what {@link Main} takes. */
    public static void main(String[] args) {
        PlantedBug.valueOf(args[0]).plant();
        Main.main(Arrays.copyOfRange(args, 1, args.length));
    }
}
