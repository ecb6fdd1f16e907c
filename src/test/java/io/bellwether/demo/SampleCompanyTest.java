package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history promises, held against one of them. */
class SampleCompanyTest {

    private static final long SEED = 1;
    private static final List<Drawn> HISTORY = SampleCompany.drawn(SEED).toList();
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @Test
    void oneSeedGivesOneHistory() {
        assertThat(SampleCompany.history(SEED)).containsExactlyElementsOf(messages());
    }

    @Test
    void anotherSeedGivesOtherTexts() {
        Set<String> here =
                HISTORY.stream().map(drawn -> drawn.message().text()).collect(Collectors.toSet());

        assertThat(
                        SampleCompany.history(2)
                                .limit(1000)
                                .filter(other -> here.contains(other.text()))
                                .count())
                .isLessThan(300);
    }

    @Test
    void everyAssetWritesAtItsRate() {
        Map<Asset, Long> counts =
                HISTORY.stream()
                        .collect(
                                Collectors.groupingBy(
                                        drawn -> drawn.message().asset(),
                                        TreeMap::new,
                                        Collectors.counting()));

        assertThat(counts.get(Asset.USERS)).isBetween(27_000L, 31_000L);
        assertThat(counts.get(Asset.ADVERTISERS)).isBetween(2_000L, 2_800L);
        assertThat(counts.get(Asset.STAFF)).isBetween(2_400L, 3_100L);
    }

    @Test
    void messagesComeInTheOrderOfTheirTimesAndWithinTheFourMonths() {
        assertThat(messages()).isSortedAccordingTo(Comparator.comparing(Message::at));
        assertThat(HISTORY.getFirst().message().at()).isAfterOrEqualTo(SampleCompany.START);
        assertThat(HISTORY.getLast().message().at()).isBefore(SampleCompany.END);
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void idsOfAnAssetAreItsOwnAndSortAsTheTimesDo(Asset asset) {
        assertThat(messages().stream().filter(message -> message.asset() == asset).map(Message::id))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void onlyTheAppStoreGivesStarsAndItAlwaysDoes() {
        assertThat(messages())
                .anyMatch(message -> message.rating().isPresent())
                .allMatch(
                        message ->
                                message.rating().isPresent()
                                        == message.source().equals("app-store"));
    }

    @Test
    void starsFollowTheMood() {
        assertThat(stars(Mood.UNHAPPY)).isCloseTo(1.5, within(.1));
        assertThat(stars(Mood.NEUTRAL)).isCloseTo(3.25, within(.1));
        assertThat(stars(Mood.HAPPY)).isCloseTo(4.5, within(.1));
    }

    private static double stars(Mood mood) {
        return HISTORY.stream()
                .filter(drawn -> drawn.mood() == mood)
                .flatMapToInt(drawn -> drawn.message().rating().stream())
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void everyMoodHasHundredsOfStatements(Asset asset) {
        Composer composer = Composer.of(asset);
        for (Mood mood : Mood.values()) {
            Dice dice = Dice.of(SEED, "statements");
            Set<Long> statements = new HashSet<>();
            for (int i = 0; i < 1500; i++) {
                String theme = dice.pick(composer.themes());
                statements.add(Fingerprint.of(composer.statement(mood, theme, dice)));
            }
            assertThat(statements).hasSizeGreaterThan(900);
        }
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void copiesAreRareOutsideTheBrigade(Asset asset) {
        Map<Long, Instant> seen = new HashMap<>();
        int texts = 0;
        int copies = 0;
        int copiesWithinADay = 0;
        for (Message message : crowd(asset)) {
            long mark = Fingerprint.of(message.text());
            if (mark == Fingerprint.NONE) {
                continue;
            }
            texts++;
            Instant before = seen.put(mark, message.at());
            if (before != null) {
                copies++;
                copiesWithinADay += before.plus(Duration.ofDays(1)).isAfter(message.at()) ? 1 : 0;
            }
        }
        assertThat(copies).isPositive().isLessThan(texts * 6 / 100);
        assertThat(copiesWithinADay).isLessThan(texts / 100);
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void noAuthorFillsHalfADay(Asset asset) {
        Deque<Message> window = new ArrayDeque<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Message message : crowd(asset)) {
            window.addLast(message);
            counts.merge(message.author(), 1, Integer::sum);
            while (window.getFirst().at().plus(HALF_A_DAY).isBefore(message.at())) {
                counts.merge(window.removeFirst().author(), -1, Integer::sum);
            }
            if (window.size() >= 20) {
                assertThat(counts.get(message.author())).isLessThanOrEqualTo(window.size() / 4);
            }
        }
    }

    @Test
    void aFewAuthorsWriteOftenAndMostSeldom() {
        Map<String, Long> counts =
                crowd(Asset.USERS).stream()
                        .collect(Collectors.groupingBy(Message::author, Collectors.counting()));

        assertThat(counts).hasSizeBetween(4_000, 6_000);
        assertThat(counts.values()).anyMatch(count -> count > 50);
        assertThat(counts.values().stream().filter(count -> count <= 3).count())
                .isGreaterThan(counts.size() / 2);
    }

    @Test
    void staffAreAHundredAndFifty() {
        assertThat(crowd(Asset.STAFF).stream().map(Message::author).distinct().count())
                .isEqualTo(150);
    }

    @Test
    void theBrigadeIsTwentyAccountsOfItsOwnThatPostManyTimesADay() {
        Episode brigade = episode(Episode.Kind.BRIGADE);
        Map<String, Long> counts =
                HISTORY.stream()
                        .filter(Drawn::isBrigade)
                        .map(Drawn::message)
                        .peek(message -> assertThat(brigade.covers(message.at())).isTrue())
                        .collect(Collectors.groupingBy(Message::author, Collectors.counting()));

        assertThat(counts).hasSize(20);
        assertThat(counts.values()).allMatch(count -> count > 20);
        assertThat(crowd(Asset.USERS)).noneMatch(message -> counts.containsKey(message.author()));
    }

    @Test
    void mostOfWhatTheBrigadePostsIsCopied() {
        List<Long> marks =
                HISTORY.stream()
                        .filter(Drawn::isBrigade)
                        .map(drawn -> Fingerprint.of(drawn.message().text()))
                        .toList();

        assertThat(new HashSet<>(marks).size()).isBetween(marks.size() / 10, marks.size() / 3);
    }

    @ParameterizedTest
    @MethodSource("crises")
    void theMoodFallsInACrisisByWhatTheGroundTruthSays(Episode crisis) {
        double quiet = mood(crisis.asset(), at -> isQuiet(crisis.asset(), at));
        double full = mood(crisis.asset(), at -> crisis.strength(at) == 1);

        assertThat(full - quiet).isCloseTo(crisis.moodShift(), within(.05));
    }

    @ParameterizedTest
    @MethodSource("crises")
    void theMoodIsAsBeforeOnceACrisisIsOver(Episode crisis) {
        double before =
                mood(
                        crisis.asset(),
                        at -> isQuiet(crisis.asset(), at) && at.isBefore(crisis.onset()));
        double after =
                mood(
                        crisis.asset(),
                        at -> isQuiet(crisis.asset(), at) && at.isAfter(crisis.recovery()));

        assertThat(after).isCloseTo(before, within(.05));
    }

    @Test
    void theSurgeBringsEightTimesTheMessagesInTheSameMood() {
        Episode surge = episode(Episode.Kind.SURGE);
        long during =
                crowd(Asset.USERS).stream().filter(message -> surge.covers(message.at())).count();
        Duration week = Duration.ofDays(7);
        long weekBefore =
                crowd(Asset.USERS).stream()
                        .filter(message -> surge.covers(message.at().plus(week)))
                        .count();

        assertThat(during / (double) weekBefore).isBetween(7.0, 9.0);
        assertThat(mood(Asset.USERS, surge::covers))
                .isCloseTo(mood(Asset.USERS, at -> isQuiet(Asset.USERS, at)), within(.05));
    }

    @Test
    void hardlyAnybodyIsHappyInTheStorm() {
        Episode storm = episode(Episode.Kind.STORM);

        assertThat(
                        crowd(Asset.USERS).stream()
                                .filter(message -> storm.covers(message.at()))
                                .count())
                .isGreaterThan(100);
        assertThat(mood(Asset.USERS, storm::covers)).isLessThan(.1);
    }

    @Test
    void nobodyIsAddressedAndNoRealCompanyIsNamed() {
        Pattern real =
                Pattern.compile(
                        "@|\\b(twitter|facebook|instagram|google|apple|microsoft|amazon|whatsapp|"
                                + "telegram|tiktok|snapchat|reddit|discord|slack|nextdoor|linkedin|"
                                + "youtube|android|iphone|ipad|samsung|paypal|musk)\\b",
                        Pattern.CASE_INSENSITIVE);

        assertThat(messages()).noneMatch(message -> real.matcher(message.text()).find());
        assertThat(messages())
                .allMatch(
                        message ->
                                message.text().contains("https://example.com/p/")
                                        == message.text().contains("://"));
    }

    @Test
    void noSlotIsLeftOpen() {
        assertThat(messages()).noneMatch(message -> message.text().contains("{"));
    }

    static List<Episode> crises() {
        return SampleCompany.episodes().stream()
                .filter(episode -> episode.kind() == Episode.Kind.CRISIS)
                .toList();
    }

    private static Episode episode(Episode.Kind kind) {
        return SampleCompany.episodes().stream()
                .filter(episode -> episode.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isQuiet(Asset asset, Instant at) {
        return SampleCompany.episodes().stream()
                .noneMatch(episode -> episode.asset() == asset && episode.covers(at));
    }

    private static List<Message> messages() {
        return HISTORY.stream().map(Drawn::message).toList();
    }

    private static List<Message> crowd(Asset asset) {
        return HISTORY.stream()
                .filter(drawn -> !drawn.isBrigade() && drawn.message().asset() == asset)
                .map(Drawn::message)
                .toList();
    }

    private static double mood(Asset asset, Predicate<Instant> when) {
        return HISTORY.stream()
                .filter(drawn -> !drawn.isBrigade() && drawn.message().asset() == asset)
                .filter(drawn -> when.test(drawn.message().at()))
                .mapToDouble(drawn -> worth(drawn.mood()))
                .average()
                .orElseThrow();
    }

    private static double worth(Mood mood) {
        return switch (mood) {
            case UNHAPPY -> 0;
            case NEUTRAL -> .5;
            case HAPPY -> 1;
        };
    }
}
