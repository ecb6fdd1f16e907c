package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static final int DAY = 24;
    private static final World EVERYTHING =
            World.ideal().withSeason().withTopics().withSurges().withBrigades().withWander(.001);

    @Test
    void oneSeedGivesOneStream() {
        assertThat(messages(EVERYTHING, 7, 60 * DAY)).isEqualTo(messages(EVERYTHING, 7, 60 * DAY));
    }

    @Test
    void anotherSeedGivesAnotherStream() {
        assertThat(messages(EVERYTHING, 7, DAY)).isNotEqualTo(messages(EVERYTHING, 8, DAY));
    }

    @Test
    void messagesComeInTheOrderOfEventTime() {
        assertThat(messages(EVERYTHING, 7, 120 * DAY))
                .isSortedAccordingTo(Comparator.comparingLong(Message::epochSecond));
    }

    @Test
    void idealVotesHaveTheStatedNumberMeanAndVariance() {
        List<Message> messages = messages(World.ideal(), 3, 200 * DAY);
        assertThat(messages.size() / (200.0 * DAY)).isCloseTo(30, within(.3));
        double mean = mean(messages);
        assertThat(mean).isCloseTo(.62, within(.003));
        double variance =
                messages.stream()
                        .mapToDouble(each -> (each.level() - mean) * (each.level() - mean))
                        .average()
                        .orElseThrow();
        assertThat(variance).isCloseTo(.0785, within(.001));
    }

    @Test
    void ratingsAreTheBestOrTheWorst() {
        List<Message> messages = messages(World.quiet(8, .001), 3, 100 * DAY);
        assertThat(messages).allMatch(each -> each.level() == 0 || each.level() == 1);
        assertThat(mean(messages)).isCloseTo(.62, within(.03));
    }

    @Test
    void fewVotesAreFew() {
        assertThat(messages(World.quiet(3.0 / 168, 0), 3, 700 * DAY)).hasSizeBetween(250, 350);
    }

    @Test
    void aSurgeBringsManyTimesTheVotes() {
        List<Integer> calm = counts(World.ideal(), 3, 365 * DAY);
        List<Integer> surges = counts(World.ideal().withSurges(), 3, 365 * DAY);
        assertThat(calm).allMatch(count -> count < 100);
        // 26 a year, 9 hours each on average.
        assertThat(surges.stream().filter(count -> count > 200).count()).isBetween(130L, 350L);
    }

    @Test
    void trafficFollowsTheClock() {
        List<Integer> counts = counts(World.ideal().withSeason(), 3, 100 * DAY);
        assertThat(meanAtHour(counts, 6)).isCloseTo(48, within(3.0));
        assertThat(meanAtHour(counts, 18)).isCloseTo(12, within(2.0));
    }

    @Test
    void everyOrdinaryMessageHasAnAuthorOfItsOwn() {
        List<Message> messages = messages(World.ideal(), 3, 10 * DAY);
        assertThat(messages.stream().map(Message::author).distinct().count())
                .isEqualTo(messages.size());
    }

    @Test
    void accountsOfABrigadePostFifteenBadMessagesEach() {
        Map<Long, Long> posts =
                messages(World.ideal().withBrigades(), 3, 365 * DAY).stream()
                        .filter(each -> each.author() < 0)
                        .peek(each -> assertThat(each.level()).isBetween(0.0, .1))
                        .collect(Collectors.groupingBy(Message::author, Collectors.counting()));
        assertThat(posts.size() / 20).isBetween(15, 40);
        assertThat(posts.size() % 20).isZero();
        assertThat(posts.values()).containsOnly(15L);
    }

    @Test
    void aBrigadeHasAVoteForEachAccount() {
        Ballot ballot = new Ballot();
        long votes =
                messages(World.ideal().withBrigades(), 3, 365 * DAY).stream()
                        .filter(ballot::isVote)
                        .filter(each -> each.author() < 0)
                        .count();
        assertThat(votes / 20).isBetween(15L, 40L);
        assertThat(votes % 20).isZero();
    }

    @Test
    void aCrisisLowersTheLevelWhileItLasts() {
        Crisis crisis = new Crisis(10 * DAY, 10 * DAY, .2);
        Simulator simulator = new Simulator(World.ideal(), crisis, 3);
        assertThat(mean(next(simulator, 10 * DAY))).isCloseTo(.62, within(.01));
        assertThat(mean(next(simulator, 10 * DAY))).isCloseTo(.42, within(.01));
        assertThat(mean(next(simulator, 10 * DAY))).isCloseTo(.62, within(.01));
    }

    private static List<Message> messages(World world, long seed, int hours) {
        return next(new Simulator(world, Crisis.NONE, seed), hours);
    }

    private static List<Message> next(Simulator simulator, int hours) {
        List<Message> messages = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            messages.addAll(simulator.nextHour());
        }
        return messages;
    }

    private static List<Integer> counts(World world, long seed, int hours) {
        Simulator simulator = new Simulator(world, Crisis.NONE, seed);
        List<Integer> counts = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            counts.add(simulator.nextHour().size());
        }
        return counts;
    }

    private static double meanAtHour(List<Integer> counts, int hour) {
        double sum = 0;
        for (int i = hour; i < counts.size(); i += DAY) {
            sum += counts.get(i);
        }
        return sum * DAY / counts.size();
    }

    private static double mean(List<Message> messages) {
        return messages.stream().mapToDouble(Message::level).average().orElseThrow();
    }
}
