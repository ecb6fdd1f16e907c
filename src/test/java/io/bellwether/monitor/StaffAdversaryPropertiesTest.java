package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Quote;
import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Window;
import io.bellwether.monitor.Adversary.Word;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Small worlds of staff, and an adversary who gets everything that is told of them and knows who
 * spoke when.
 */
class StaffAdversaryPropertiesTest {

    private static final double ROUNDING = 6e-5;
    private static final int DAYS = 33;

    @Property(tries = 1000)
    void nobodyBelowTheFloorIsSingledOut(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        World world = World.of(seed);
        List<Output> outputs = world.run();
        Adversary adversary = new Adversary();
        List<Level> levels = new ArrayList<>();
        int figures = 0;
        int quotes = 0;
        int verdicts = 0;
        int erasures = 0;
        for (Output output : outputs) {
            switch (output) {
                case Output.LevelClosed closed -> {
                    levels.add(closed.level());
                    adversary.hears(world.votesOf(closed.level()));
                }
                case Output.AlertChanged changed -> {
                    Alert alert = changed.alert();
                    if (alert.level().isPresent()) {
                        adversary.hears(world.votesOf(alert, levels));
                        figures++;
                    }
                    for (Quote quote : told(alert)) {
                        adversary.reads(new Word(world.vote(quote.feedbackId()), false));
                        quotes++;
                    }
                    assertThat(alert.mix()).isEmpty();
                }
                case Output.VerdictGiven given -> {
                    if (given.verdict().effect().isPresent()) {
                        world.daysOf(given.verdict(), levels).forEach(adversary::hears);
                        verdicts++;
                    }
                }
                case Output.AuthorForgotten forgotten -> {
                    // Told anew are records that were told, with fewer quotations: no figures.
                    assertThat(forgotten.retold())
                            .allSatisfy(
                                    retold ->
                                            assertThat(retold.now().level())
                                                    .isEqualTo(retold.before().level()));
                    erasures++;
                }
            }
        }

        assertThat(adversary.singledOut())
                .as("seed %d, sums %s", seed, adversary.sizes())
                .isEmpty();
        covers("alerts with figures", figures > 0, 60);
        covers("quotations", quotes > 0, 10);
        covers("verdicts with figures", verdicts > 0, 20);
        covers("erasures", erasures > 0, 60);
    }

    private static List<Quote> told(Alert alert) {
        return alert.quotes().stream().filter(quote -> !quote.isErased()).toList();
    }

    private static void covers(String label, boolean isSo, int percent) {
        Statistics.label(label)
                .collect(isSo)
                .coverage(it -> it.check(true).percentage(part -> part > percent));
    }

    /** The adversary finds what there is to find. */
    @Test
    void aSumWithAndOneWithoutSomebodySingleThatOneOut() {
        World world = World.of(1);
        Adversary adversary = new Adversary();
        List<Word> some = words(world.staff.subList(0, 40), false);
        Word one = some.getLast();
        adversary.hears(some);
        adversary.hears(some.subList(0, 39));
        assertThat(adversary.singledOut()).contains(Set.of(String.valueOf(one.vote().author())));
        adversary.reads(one);
        assertThat(adversary.singledOut()).isEmpty();
    }

    private static List<Word> words(List<ScoredFeedback> votes, boolean isOfStars) {
        return votes.stream().map(vote -> new Word(vote, isOfStars)).toList();
    }

    /**
     * @param staff in order; every one of them is a vote
     * @param erased who asks to be forgotten
     * @param erasedAt when, after one of the records; never where that is after all of them
     */
    private record World(
            List<ScoredFeedback> staff, List<Hypothesis> claims, String erased, Instant erasedAt) {

        static World of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int authors = 6 + random.nextInt(20);
            double perHour = .25 + random.nextDouble();
            double nameless = random.nextInt(3) == 0 ? random.nextDouble() / 2 : 0;
            double stars = random.nextInt(2) == 0 ? random.nextDouble() : 0;
            double foreign = stars > 0 ? random.nextDouble() / 3 : 0;
            List<ScoredFeedback> staff = new ArrayList<>();
            for (ScoredFeedback each :
                    Streams.stream(Asset.STAFF, seed, DAYS, perHour, 22, 28, .4, authors)) {
                ScoredFeedback vote = random.nextDouble() < stars ? Streams.withStars(each) : each;
                boolean isForeign = random.nextDouble() < foreign;
                ScoredFeedback read = isForeign ? Streams.inAnotherLanguage(vote) : vote;
                staff.add(random.nextDouble() < nameless ? Streams.nameless(read) : read);
            }
            List<Hypothesis> claims = List.of(claim("a", 1, 15, 29), claim("b", 3, 17, 31));
            ScoredFeedback last = staff.get(staff.size() - 1 - random.nextInt(staff.size() / 3));
            String erased = "author " + random.nextInt(authors);
            boolean isAny = random.nextInt(4) > 0 && !erased.equals(last.author());
            Instant erasedAt = isAny ? last.eventTime() : Instant.MAX;
            // Of what is held back then nothing is read.
            staff.removeIf(
                    each ->
                            erased.equals(each.author())
                                    && !each.eventTime().isBefore(watermark(erasedAt))
                                    && !each.eventTime().isAfter(erasedAt));
            return new World(staff, claims, erased, erasedAt);
        }

        private static Instant watermark(Instant read) {
            return read.equals(Instant.MAX)
                    ? read
                    : read.minus(MonitorSettings.defaults().lateness());
        }

        private static Hypothesis claim(String id, int from, int middle, int to) {
            return new Hypothesis(
                    id,
                    "Staff will mind",
                    Asset.STAFF,
                    new Scope.Whole(),
                    Metric.LEVEL,
                    Direction.DOWN,
                    .05,
                    window(from, middle),
                    window(middle, to),
                    10,
                    "board",
                    Streams.START);
        }

        private static Window window(int from, int to) {
            LocalDate start = LocalDate.ofInstant(Streams.START, ZoneOffset.UTC);
            return new Window(start.plusDays(from), start.plusDays(to));
        }

        List<Output> run() {
            MonitorSettings base = MonitorSettings.defaults();
            MonitorSettings settings =
                    new MonitorSettings(
                            base.detector(), base.lateness(), Duration.ZERO, new TreeSet<>());
            Monitor monitor = new Monitor(Asset.STAFF, settings);
            List<Output> outputs = new ArrayList<>();
            for (Hypothesis claim : claims) {
                Input registered = new Input.HypothesisRegistered(claim);
                outputs.addAll(monitor.accept(registered, Streams.START));
            }
            boolean isErased = false;
            for (ScoredFeedback each : staff) {
                if (each.eventTime().isAfter(erasedAt) && !isErased) {
                    outputs.addAll(monitor.accept(erasure(), erasedAt));
                    isErased = true;
                }
                outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
            }
            outputs.addAll(monitor.finish());
            return outputs;
        }

        private Input erasure() {
            TreeSet<String> names = new TreeSet<>(Set.of(erased));
            return new Input.AuthorErased("e", Asset.STAFF, erasedAt, "office", names);
        }

        ScoredFeedback vote(String id) {
            return staff.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        }

        List<Word> votesOf(Level level) {
            List<ScoredFeedback> votes = texts(level.from(), level.to());
            if (level.votes() > 0) {
                assertThat(votes).hasSize(Math.toIntExact(level.votes()));
                assertThat(mean(votes, World::level))
                        .isBetween(level.level() - ROUNDING, level.level() + ROUNDING);
            }
            return words(votes, false);
        }

        /**
         * The votes up to the record, or to a block before it, of which it says how many they are
         * and what their mean is; the end of an alert does not say how many. The signal is what
         * degraded first; the figures may be of the other.
         */
        List<Word> votesOf(Alert alert, List<Level> levels) {
            boolean isCleared = alert.state() == AlertState.RESOLVED;
            List<Instant> ends = List.of(alert.at(), levels.getLast().to());
            Set<Instant> begins = new TreeSet<>();
            levels.forEach(level -> begins.add(level.from()));
            Set<Instant> beginsOfStars = beginsOfStars();
            for (Instant end : ends) {
                for (Instant from = end.minus(Duration.ofHours(1));
                        !from.isBefore(Streams.START);
                        from = from.minus(Duration.ofHours(1))) {
                    for (boolean isOfStars : List.of(false, true)) {
                        List<ScoredFeedback> some = isOfStars ? stars(from, end) : texts(from, end);
                        // Some other sets have the same mean by chance, of the same size too; so
                        // only whole blocks are looked at. Of anything else that is told nobody
                        // knows then what it is the mean of, and the world fails.
                        boolean isExpected =
                                isOfStars
                                        ? beginsOfStars.contains(from)
                                        : begins.contains(from) && isWhole(end, levels);
                        boolean isSize = isCleared || some.size() == alert.votes();
                        if (isExpected
                                && isSize
                                && isNear(
                                        mean(some, isOfStars ? World::stars : World::level),
                                        alert)) {
                            return words(some, isOfStars);
                        }
                    }
                }
            }
            throw new AssertionError("nobody knows what " + alert + " is the mean of");
        }

        /** Whether nobody wrote since the last block that was told by {@code end}. */
        private boolean isWhole(Instant end, List<Level> levels) {
            return levels.stream()
                    .map(Level::to)
                    .filter(to -> !to.isAfter(end))
                    .max(Comparator.naturalOrder())
                    .filter(to -> texts(to, end).isEmpty())
                    .isPresent();
        }

        /** Where those blocks of hours begin in which five people gave stars. */
        private Set<Instant> beginsOfStars() {
            Set<Instant> begins = new TreeSet<>();
            Instant begin = Instant.MAX;
            List<ScoredFeedback> stars = stars(Instant.MIN, Instant.MAX);
            for (ScoredFeedback vote : stars) {
                Instant hour = vote.eventTime().truncatedTo(ChronoUnit.HOURS);
                if (begin.isBefore(hour) && people(stars(begin, hour)) >= 5) {
                    begin = Instant.MAX;
                }
                begin = begin.equals(Instant.MAX) ? hour : begin;
                begins.add(begin);
            }
            return begins;
        }

        /** Who was erased before the end of the block counts for what they say after it only. */
        private long people(List<ScoredFeedback> votes) {
            Instant last = votes.getLast().eventTime().truncatedTo(ChronoUnit.HOURS);
            boolean isLost = last.plus(1, ChronoUnit.HOURS).isAfter(watermark(erasedAt));
            return votes.stream()
                    .filter(
                            each ->
                                    !isLost
                                            || !erased.equals(each.author())
                                            || each.eventTime().isAfter(erasedAt))
                    .map(ScoredFeedback::author)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
        }

        private static boolean isNear(double mean, Alert alert) {
            return Math.abs(mean - alert.level().orElseThrow()) < ROUNDING;
        }

        /** What each day of both windows adds, more than the verdict says. */
        List<List<Word>> daysOf(Verdict verdict, List<Level> levels) {
            List<List<Word>> days = new ArrayList<>();
            long told = 0;
            Hypothesis claim = verdict.hypothesis();
            long first = claim.before().from().toEpochDay();
            for (long day = first; day < claim.after().to().toEpochDay(); day++) {
                List<ScoredFeedback> votes = new ArrayList<>();
                for (Level level : levels) {
                    Instant stamp = level.to().minus(Duration.ofHours(1));
                    if (Math.floorDiv(stamp.getEpochSecond(), 86_400L) == day) {
                        votes.addAll(texts(level.from(), level.to()));
                    }
                }
                told += votes.size();
                days.add(words(votes, false));
            }
            assertThat(verdict.before().votes() + verdict.after().votes()).isEqualTo(told);
            return days;
        }

        private List<ScoredFeedback> texts(Instant from, Instant to) {
            return some(from, to).stream().filter(each -> !Double.isNaN(level(each))).toList();
        }

        private List<ScoredFeedback> stars(Instant from, Instant to) {
            return some(from, to).stream().filter(each -> each.rating().isPresent()).toList();
        }

        private List<ScoredFeedback> some(Instant from, Instant to) {
            return staff.stream()
                    .filter(each -> !each.eventTime().isBefore(from))
                    .filter(each -> each.eventTime().isBefore(to))
                    .toList();
        }

        private static double level(ScoredFeedback vote) {
            return vote.score() instanceof Score.Scored scored ? scored.level() : Double.NaN;
        }

        private static double stars(ScoredFeedback vote) {
            return (vote.rating().orElseThrow() - 1) / 4.0;
        }

        private static double mean(
                List<ScoredFeedback> votes, ToDoubleFunction<ScoredFeedback> level) {
            OptionalDouble mean = votes.stream().mapToDouble(level).average();
            return mean.orElse(Double.NaN);
        }
    }
}
