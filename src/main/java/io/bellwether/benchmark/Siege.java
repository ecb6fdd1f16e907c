package io.bellwether.benchmark;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.window.Reading;
import io.bellwether.window.ReorderBuffer;
import io.bellwether.window.VoteRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One town with its past, on which attacks are tried, each from the same state: with the marks by
 * which copies are known and without. Immutable after it was made; safe for several threads.
 */
final class Siege {

    /** Learning, and four weeks. */
    private static final int PAST_HOURS = 42 * 24;

    /** In which aged accounts are used. */
    private static final int BEFORE_HOURS = 10 * 24;

    private static final int ATTACK_HOURS = Attack.DAYS * 24;
    private static final double DROP = .1;
    private static final Duration AUTHOR_WINDOW = Duration.ofHours(12);
    private static final Comparator<Post> EVENT_TIME =
            Comparator.comparing(Post::feedback, ReorderBuffer.ORDER);

    private final Attackers attackers;
    private final Map<Attack.Goal, List<Post>> honest = new EnumMap<>(Attack.Goal.class);
    private final byte[] defended;
    private final byte[] open;
    private final long start;

    Siege(World world, long seed, Phrases phrases) {
        attackers = new Attackers(phrases, seed);
        long onset = PAST_HOURS + (long) BEFORE_HOURS;
        start = (Simulator.FIRST_HOUR + onset) * Simulator.SECONDS;
        Town quiet = new Town(world, Crisis.NONE, seed, phrases);
        List<Post> past = quiet.next(PAST_HOURS);
        defended = stateAfter(past, true);
        open = stateAfter(past, false);
        Town falling = new Town(world, new Crisis(onset, ATTACK_HOURS, DROP), seed, phrases);
        falling.next(PAST_HOURS);
        honest.put(Attack.Goal.RAISE, quiet.next(BEFORE_HOURS + ATTACK_HOURS));
        honest.put(Attack.Goal.HIDE, falling.next(BEFORE_HOURS + ATTACK_HOURS));
    }

    private static byte[] stateAfter(List<Post> past, boolean isDefended) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        past.forEach(post -> accept(monitor, isDefended ? post : post.unmarked()));
        return monitor.snapshot();
    }

    private static List<Output> accept(Monitor monitor, Post post) {
        return monitor.accept(new Input.Scored(post.feedback()), post.feedback().eventTime());
    }

    /** What comes of an attack; with no accounts of none. */
    Outcome play(Attack attack, int accounts, boolean isDefended) {
        List<Post> posts = posts(attack, accounts);
        Monitor monitor = Monitor.restore(Asset.USERS, isDefended ? defended : open);
        Trace trace = new Trace(Instant.ofEpochSecond(start));
        for (Post post : posts) {
            accept(monitor, isDefended ? post : post.unmarked()).forEach(trace::hear);
            if (trace.isRaised) {
                return trace.outcome();
            }
        }
        monitor.finish().forEach(trace::hear);
        return trace.outcome();
    }

    private List<Post> posts(Attack attack, int accounts) {
        List<Post> posts = new ArrayList<>(honest.getOrDefault(attack.goal(), List.of()));
        long before = BEFORE_HOURS * Simulator.SECONDS;
        posts.addAll(attackers.posts(attack, accounts, start, before));
        posts.sort(EVENT_TIME);
        return posts;
    }

    /** Share of the honest posts during an attack that are taken for copies. */
    double honestLost(Attack attack, int accounts) {
        List<Post> posts = posts(attack, accounts);
        VoteRule rule = new VoteRule(AUTHOR_WINDOW);
        long lost = 0;
        long all = 0;
        for (Post post : posts) {
            boolean isCopy = rule.read(post.feedback(), false) == Reading.COPY;
            lost += post.isHonest() && isCopy ? 1 : 0;
            all += post.isHonest() ? 1 : 0;
        }
        return (double) lost / all;
    }

    /**
     * How it ended.
     *
     * @param isLeftOut whether an alert was open before it began
     * @param isRaised whether an alert opened during it
     * @param isTold whether somebody could know by the end, or by the alert: a notice, an alert
     *     with a tenth of copies, or hours with many new authors
     */
    record Outcome(boolean isLeftOut, boolean isRaised, boolean isTold) {}

    /** Listens to a monitor. */
    private static final class Trace {

        private static final double MANY_COPIES = .1;

        private final Instant start;
        private boolean wasOpen;
        private boolean isRaised;
        private boolean isTold;

        Trace(Instant start) {
            this.start = start;
        }

        void hear(Output output) {
            switch (output) {
                case Output.AlertChanged changed -> hear(changed.alert());
                case Output.LevelClosed closed ->
                        isTold |=
                                closed.level().to().isAfter(start)
                                        && (closed.level().raw().isNotice()
                                                || closed.level().raw().hasManyNewAuthors());
                case Output.VerdictGiven verdict -> {}
                case Output.AuthorForgotten forgotten -> {}
            }
        }

        private void hear(Alert alert) {
            if (alert.at().isBefore(start)) {
                wasOpen = alert.state() != AlertState.RESOLVED;
                return;
            }
            isRaised |= alert.state() != AlertState.RESOLVED;
            isTold |=
                    alert.campaigns().hasManyNewAuthors()
                            || alert.campaigns().share().orElse(0) >= MANY_COPIES;
        }

        Outcome outcome() {
            return new Outcome(wasOpen, isRaised, isTold);
        }
    }
}
