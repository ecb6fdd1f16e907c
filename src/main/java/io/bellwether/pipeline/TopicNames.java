package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of every topic. All of the program's own topics share a prefix, empty in production;
 * the feedback topics are the user's and can be any, several for one asset too.
 *
 * @param prefix put before each name of our own
 * @param feedback the input topics of each asset, in a fixed order; no topic belongs to two assets
 */
public record TopicNames(String prefix, Map<Asset, List<String>> feedback) {

    private static final String DEAD_LETTERS = "dlq.";

    public TopicNames {
        EnumMap<Asset, List<String>> copy = new EnumMap<>(Asset.class);
        List<String> seen = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            List<String> topics = List.copyOf(feedback.getOrDefault(asset, List.of()));
            for (String topic : topics) {
                if (seen.contains(topic)) {
                    throw new IllegalArgumentException("topic " + topic + " is named twice");
                }
                seen.add(topic);
            }
            copy.put(asset, topics);
        }
        feedback = Collections.unmodifiableMap(copy);
    }

    /** {@code feedback.users.v1} and so on, and no prefix. */
    public static TopicNames standard() {
        return prefixed("");
    }

    /** The standard names with {@code prefix} before each of them, feedback topics included. */
    public static TopicNames prefixed(String prefix) {
        EnumMap<Asset, List<String>> feedback = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            feedback.put(asset, List.of(prefix + "feedback." + asset.label() + ".v1"));
        }
        return new TopicNames(prefix, feedback);
    }

    /** The same names with other input topics for {@code asset}. */
    public TopicNames withFeedback(Asset asset, List<String> topics) {
        EnumMap<Asset, List<String>> changed = new EnumMap<>(feedback);
        changed.put(asset, topics);
        return new TopicNames(prefix, changed);
    }

    public String decision() {
        return prefix + "bellwether.decision.v1";
    }

    public String control() {
        return prefix + "bellwether.control.v1";
    }

    /** The journal. */
    public String scored() {
        return prefix + "bellwether.scored.v1";
    }

    public String state() {
        return prefix + "bellwether.state.v1";
    }

    public String alert() {
        return prefix + "bellwether.alert.v1";
    }

    public String level() {
        return prefix + "bellwether.level.v1";
    }

    public String verdict() {
        return prefix + "bellwether.verdict.v1";
    }

    /** Where records of {@code topic} go that could not be read. */
    public String deadLetters(String topic) {
        return DEAD_LETTERS + topic;
    }

    /** Whether {@code topic} is one of those. */
    public static boolean isDeadLetters(String topic) {
        return topic.startsWith(DEAD_LETTERS);
    }

    /** Whose input {@code topic} is; empty for topics of our own. */
    public Optional<Asset> assetOf(String topic) {
        for (Map.Entry<Asset, List<String>> entry : feedback.entrySet()) {
            if (entry.getValue().contains(topic)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    /** Every input topic, in the order of the assets. */
    public List<String> allFeedback() {
        return feedback.values().stream().flatMap(List::stream).toList();
    }

    /** Every topic that is read or written, dead letters included. */
    public List<String> all() {
        List<String> topics = new ArrayList<>(withDeadLetters());
        List<String> letters = topics.stream().map(this::deadLetters).toList();
        topics.addAll(List.of(state(), level(), verdict()));
        topics.addAll(letters);
        return List.copyOf(topics);
    }

    /** What the role {@code score} reads: input, decisions and controls. */
    public List<String> scoreInputs() {
        List<String> topics = new ArrayList<>(allFeedback());
        topics.add(decision());
        topics.add(control());
        return List.copyOf(topics);
    }

    /** Everything that the role {@code score} writes. */
    public List<String> scoreOutputs() {
        List<String> topics = new ArrayList<>(List.of(scored()));
        scoreInputs().forEach(topic -> topics.add(deadLetters(topic)));
        return topics;
    }

    /** Everything that the role {@code notify} reads. */
    public List<String> notifyInputs() {
        return List.of(alert(), level());
    }

    /** Every topic of which there are dead letters: what is read and not only looked at. */
    public List<String> withDeadLetters() {
        List<String> topics = new ArrayList<>(scoreInputs());
        topics.add(scored());
        topics.add(alert());
        return List.copyOf(topics);
    }

    /** Everything that the role {@code monitor} writes. */
    public List<String> monitorOutputs() {
        return List.of(alert(), level(), verdict(), state(), deadLetters(scored()));
    }
}
