package io.bellwether.faults;

import io.bellwether.app.Main;
import java.io.IOException;
import java.io.OutputStream;

/** The program, but it dies with the process that started it, so that no test leaves one behind. */
final class Tethered {

    private Tethered() {}

    /** Runs the program's own main. */
    public static void main(String[] args) {
        tie();
        Main.main(args);
    }

    /** From now on this process ends as soon as its standard input does. */
    static void tie() {
        Thread tether = new Thread(Tethered::endWithInput, "tether");
        tether.setDaemon(true);
        tether.start();
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The other end is gone, which is what this waits for.
        }
        Runtime.getRuntime().halt(1);
    }
}
