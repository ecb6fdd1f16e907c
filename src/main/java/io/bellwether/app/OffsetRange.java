package io.bellwether.app;

import io.bellwether.kafka.TopicRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of one partition, as a user names it.
 *
 * @param from first offset, included; empty for the oldest that is kept
 * @param to last offset, excluded; empty for the present end
 */
record OffsetRange(String topic, int partition, OptionalLong from, OptionalLong to) {

    private static final Pattern FORM =
            Pattern.compile("^(.+)-(\\d{1,9})=(\\d{0,18})\\.\\.(\\d{0,18})");

    /**
     * Reads {@code TOPIC-PARTITION=FROM..TO}.
     *
     * @throws WrongUseException when it is something else
     */
    static OffsetRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new WrongUseException(
                    "--offsets needs TOPIC-PARTITION=FROM..TO, such as feedback.users.v1-0=1000..2000;"
                            + " got "
                            + text);
        }
        return new OffsetRange(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                offset(matcher.group(3)),
                offset(matcher.group(4)));
    }

    private static OptionalLong offset(String digits) {
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    /**
     * {@code whole} without what lies outside of {@code narrowed}; partitions that these do not
     * name stay whole.
     *
     * @throws WrongUseException when one of them is not in {@code whole}, or leaves nothing
     */
    static List<TopicRange> narrow(List<TopicRange> whole, List<OffsetRange> narrowed) {
        Set<String> named = new HashSet<>();
        for (OffsetRange range : narrowed) {
            if (!named.add(range.name())) {
                throw new WrongUseException("--offsets names " + range.name() + " twice");
            }
        }
        List<TopicRange> ranges = new ArrayList<>(whole);
        for (OffsetRange range : narrowed) {
            int index = range.indexIn(whole);
            ranges.set(index, range.within(whole.get(index)));
        }
        return List.copyOf(ranges);
    }

    private int indexIn(List<TopicRange> whole) {
        Set<String> topics = new TreeSet<>();
        int partitions = 0;
        for (int i = 0; i < whole.size(); i++) {
            TopicRange range = whole.get(i);
            topics.add(range.topic());
            if (range.topic().equals(topic)) {
                partitions++;
                if (range.partition() == partition) {
                    return i;
                }
            }
        }
        if (partitions == 0) {
            throw new WrongUseException(
                    "--offsets names topic "
                            + topic
                            + ", but what is replayed is "
                            + String.join(", ", topics));
        }
        throw new WrongUseException(
                "--offsets names partition "
                        + partition
                        + ", but "
                        + topic
                        + " has the partitions 0 to "
                        + (partitions - 1));
    }

    private TopicRange within(TopicRange whole) {
        long first = from.orElse(whole.from());
        long last = to.orElse(whole.to());
        if (first < whole.from() || first > whole.to() || last > whole.to()) {
            throw new WrongUseException(
                    "--offsets "
                            + this
                            + " does not lie within "
                            + name()
                            + ", which has "
                            + whole.from()
                            + ".."
                            + whole.to());
        }
        if (first >= last) {
            throw new WrongUseException("--offsets " + this + " is empty");
        }
        return new TopicRange(topic, partition, first, last);
    }

    private String name() {
        return topic + "-" + partition;
    }

    /** As it was given. */
    @Override
    public String toString() {
        return name() + "=" + text(from) + ".." + text(to);
    }

    private static String text(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "";
    }
}
