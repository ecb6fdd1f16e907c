package io.bellwether.benchmark;

/** How many votes an asset gets, in the tables of quiet assets. */
enum Volume {
    THREE_A_WEEK("3 a week", 3.0 / 168),
    FIFTEEN_A_WEEK("15 a week", 15.0 / 168),
    FIVE_A_DAY("5 a day", 5.0 / 24),
    FORTY_A_DAY("40 a day", 40.0 / 24),
    EIGHT_AN_HOUR("8 an hour", 8),
    TWENTY_AN_HOUR("20 an hour", 20);

    private final String label;
    private final double votesPerHour;

    Volume(String label, double votesPerHour) {
        this.label = label;
        this.votesPerHour = votesPerHour;
    }

    String label() {
        return label;
    }

    double votesPerHour() {
        return votesPerHour;
    }
}
