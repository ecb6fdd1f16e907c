package io.bellwether.detection;

/** Builds a log of hours. */
final class LogOf {

    private final HourLog log = new HourLog();

    /** An hour with votes around {@code mean}, of which {@code expected} was expected. */
    LogOf hour(long hour, int votes, double mean, double expected) {
        VoteSum sum = new VoteSum();
        for (int vote = 0; vote < votes; vote++) {
            sum.add(mean);
        }
        log.add(hour, sum, expected);
        return this;
    }

    /** The same, learned by the baseline already. */
    LogOf learned(long hour, int votes, double mean) {
        hour(hour, votes, mean, mean);
        log.mark(log.size() - 1, log.size(), HourLog.Standing.LEARNED);
        return this;
    }

    HourLog log() {
        return log;
    }

    Sample sample() {
        return Sample.of(log, LocalCalendar.utc(), Long.MIN_VALUE);
    }
}
