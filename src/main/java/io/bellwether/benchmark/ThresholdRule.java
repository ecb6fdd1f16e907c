package io.bellwether.benchmark;

/** Alarms when the mean of an hour is too low for two hours with votes running. */
final class ThresholdRule implements Rule {

    private static final int HOURS = 2;

    private final double margin;
    private final PastMean normal = new PastMean();
    private long hour = Long.MIN_VALUE;
    private long votes;
    private double sum;
    private int lowHours;

    /**
     * @param margin how far below the mean of the past an hour is too low
     */
    ThresholdRule(double margin) {
        this.margin = margin;
    }

    @Override
    public boolean vote(long epochSecond, double level) {
        long hourNow = Math.floorDiv(epochSecond, Simulator.SECONDS);
        boolean isAlarm = hourNow != hour && closeHour();
        hour = hourNow;
        normal.add(epochSecond, level);
        votes++;
        sum += level;
        return isAlarm;
    }

    private boolean closeHour() {
        boolean isLow = votes > 0 && normal.isKnown() && sum / votes < normal.mean() - margin;
        lowHours = isLow ? lowHours + 1 : 0;
        votes = 0;
        sum = 0;
        return lowHours == HOURS;
    }
}
