package io.bellwether.benchmark;

/** Stretches of hours that begin by chance, one at a time. Not safe for several threads. */
final class Spells {

    private static final double HOURS_A_YEAR = 8760;

    private final Chance chance;
    private final double startsAnHour;
    private final int leastHours;
    private final int mostHours;
    private int hoursLeft;
    private long started;

    Spells(Chance chance, double perYear, int leastHours, int mostHours) {
        this.chance = chance;
        this.startsAnHour = perYear / HOURS_A_YEAR;
        this.leastHours = leastHours;
        this.mostHours = mostHours;
    }

    /** Goes to the next hour; whether it lies in a stretch. */
    boolean next() {
        if (hoursLeft > 0) {
            hoursLeft--;
        }
        if (hoursLeft == 0 && chance.happens(startsAnHour)) {
            hoursLeft = leastHours + chance.below(mostHours - leastHours + 1);
            started++;
        }
        return hoursLeft > 0;
    }

    /** How many began so far. */
    long started() {
        return started;
    }
}
