package io.bellwether.benchmark;

/**
 * Joins the alarms of a {@link Rule} to episodes: what comes within 7 days of the alarm that began
 * one belongs to it. So no rule has more than 53 a year, and one that never falls silent has not
 * fewer.
 */
final class RulePeer implements Peer {

    private static final long EPISODE_SECONDS = 7 * 24 * 3600L;

    private final Rule rule;
    private long begun = Long.MIN_VALUE / 2;

    RulePeer(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Alarm vote(long epochSecond, double level) {
        if (!rule.vote(epochSecond, level)) {
            return Alarm.NONE;
        }
        if (isOpen(epochSecond)) {
            return Alarm.REPEATED;
        }
        begun = epochSecond;
        return Alarm.NEW;
    }

    @Override
    public boolean isOpen(long epochSecond) {
        return epochSecond - begun < EPISODE_SECONDS;
    }
}
