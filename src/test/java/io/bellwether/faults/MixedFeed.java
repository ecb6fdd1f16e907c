package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The sample company's history with every kind of bad record in it, and records that come twice,
 * too early or far too late, in known numbers; none of the latter in its last tenth, so that the
 * hours in which they are counted are over. For topics of one partition, where the order is known.
 * Immutable.
 */
final class MixedFeed {

    private static final int TWICE_EACH = 7;
    private static final int SWAPPED_EACH = 10;
    private static final int LATE = 25;

    /** Out of order by less than the lateness that is allowed for. */
    private static final Duration A_LITTLE = Duration.ofMinutes(5);

    private static final FeedbackEncoder ENCODER = new FeedbackEncoder();

    private final List<Line> lines;
    private final int twice;
    private final int swapped;

    private MixedFeed(List<Line> lines, int twice, int swapped) {
        this.lines = List.copyOf(lines);
        this.twice = twice;
        this.swapped = swapped;
    }

    /** Made of the first {@code count} messages of a seed. */
    static MixedFeed of(long seed, int count) {
        List<Message> messages = new ArrayList<>(SampleCompany.history(seed).limit(count).toList());
        int swapped = swapNeighbours(messages);
        List<Line> bad = BadRecords.lines();
        List<Line> lines = new ArrayList<>();
        int twice = 0;
        int last = messages.size() / 10 * 9;
        for (int i = 0; i < messages.size(); i++) {
            if (i == last) {
                lines.addAll(late(messages));
            }
            Line line = line(messages.get(i));
            lines.add(line);
            if (i < last && i % TWICE_EACH == 1) {
                lines.add(line);
                twice++;
            }
            int each = messages.size() / bad.size();
            if (i % each == 0 && i / each < bad.size()) {
                lines.add(bad.get(i / each));
            }
        }
        return new MixedFeed(lines, twice, swapped);
    }

    private static int swapNeighbours(List<Message> messages) {
        int swapped = 0;
        for (int i = 0; i + 1 < messages.size(); i += SWAPPED_EACH) {
            Message one = messages.get(i);
            Message next = messages.get(i + 1);
            if (one.asset() == next.asset()
                    && one.at().isBefore(next.at())
                    && Duration.between(one.at(), next.at()).compareTo(A_LITTLE) < 0) {
                Collections.swap(messages, i, i + 1);
                swapped++;
            }
        }
        return swapped;
    }

    private static List<Line> late(List<Message> messages) {
        List<Line> late = new ArrayList<>();
        for (int i = 0; i < LATE; i++) {
            late.add(line(late(messages.get(i), i)));
        }
        return late;
    }

    private static Message late(Message message, int number) {
        Instant atFirst = SampleCompany.START.plusSeconds(number);
        return new Message(
                message.asset(),
                atFirst,
                "late-" + number,
                message.author(),
                message.text(),
                message.source(),
                message.rating());
    }

    private static Line line(Message message) {
        Feedback feedback =
                new Feedback(
                        message.id(),
                        message.asset(),
                        message.at(),
                        message.text(),
                        message.author(),
                        message.rating(),
                        message.source(),
                        Message.LANGUAGE,
                        new TreeMap<>(),
                        new Pointer.InFile("feed", 0),
                        "feed");
        return new Line(message.asset(), new String(ENCODER.encode(feedback), UTF_8), message.id());
    }

    List<Line> lines() {
        return lines;
    }

    /** Records that come a second time. */
    int twice() {
        return twice;
    }

    /** Records that come after a later one. */
    int swapped() {
        return swapped;
    }

    /** Records that come when their hour is long over. */
    int late() {
        return LATE;
    }
}
