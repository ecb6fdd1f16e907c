package io.bellwether.calibration;

import java.util.Random;

/** Chance that is the same on every machine and in every order of the work. */
final class Seeds {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * The numbered one of many independent sources. {@link Random} is slower than others, but its
     * numbers are written into its contract.
     */
    static Random random(long seed, long number) {
        long mixed = seed + (number + 1) * STEP;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return new Random(mixed ^ (mixed >>> 31));
    }
}
