package io.bellwether.capacity;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.Themes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A journal to measure with: sample companies laid over each other make one busy company, whose
 * four months are told again and again, with other people and ids each time. Immutable.
 */
public final class JournalLoad {

    /** How many companies make the busy one. */
    public static final int COMPANIES = 10;

    private static final int PARTITIONS = 3;
    private static final Duration SPAN = Duration.between(SampleCompany.START, SampleCompany.END);

    private final List<ScoredFeedback> pattern;
    private final TopicNames names;
    private final AuthorNaming authors;
    private final int repetitions;

    /**
     * @param companies each as {@link #company} gives it
     * @param names of the topics that the entries are to come from
     * @param records how many entries will be asked for
     */
    public JournalLoad(
            List<List<ScoredFeedback>> companies,
            TopicNames names,
            AuthorNaming authors,
            int records) {
        this.pattern =
                companies.stream()
                        .flatMap(List::stream)
                        .sorted(
                                Comparator.comparing(ScoredFeedback::eventTime)
                                        .thenComparing(ScoredFeedback::id))
                        .toList();
        this.names = names;
        this.authors = authors;
        this.repetitions = (records + pattern.size() - 1) / pattern.size();
    }

    /** Four months of one company, scored. The same seed gives the same. */
    public static List<ScoredFeedback> company(long seed, SentimentScorer scorer) {
        List<ScoredFeedback> scored = new ArrayList<>();
        SampleCompany.history(seed)
                .forEach(
                        message ->
                                scored.add(
                                        ScoredFeedback.of(
                                                feedback(seed, message),
                                                scorer,
                                                ShippedThemes.rules())));
        return scored;
    }

    private static Feedback feedback(long seed, Message message) {
        return new Feedback(
                seed + "-" + message.id(),
                message.asset(),
                message.at(),
                message.text(),
                seed + "-" + message.author(),
                message.rating(),
                message.source(),
                Message.LANGUAGE,
                new TreeMap<>(),
                new Pointer.InFile("replay", 0),
                "replay");
    }

    /** What the service writes before anything else: which partitions there are. */
    public Input.Heartbeat opening(ScoredFeedback first) {
        TreeSet<String> sources = new TreeSet<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            sources.add(topic(first) + "-" + partition);
        }
        return new Input.Heartbeat(first.asset(), first.eventTime(), sources, new TreeSet<>());
    }

    /** The entry of that number; event time does not go back from one number to the next. */
    public ScoredFeedback entry(int number) {
        ScoredFeedback said = pattern.get(number % pattern.size());
        int repetition = number / pattern.size();
        String author = authors.name(said.asset(), repetition + "-" + said.author());
        int partition = Math.floorMod(author.hashCode(), PARTITIONS);
        return new ScoredFeedback(
                repetition + "-" + said.id(),
                said.asset(),
                said.eventTime().minus(SPAN.multipliedBy(repetitions - 1L - repetition)),
                author,
                said.score(),
                said.rating(),
                said.source(),
                said.segment(),
                said.fingerprint(),
                said.sketch(),
                new Pointer.InTopic(topic(said), partition, number),
                topic(said) + "-" + partition,
                said.scorerId(),
                Themes.NONE);
    }

    private String topic(ScoredFeedback said) {
        return names.feedback().getOrDefault(said.asset(), List.of()).getFirst();
    }
}
