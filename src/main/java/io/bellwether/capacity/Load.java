package io.bellwether.capacity;

import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Feedback to measure with: that of sample companies, one seed each. No text occurs twice, so that
 * nothing is gained by remembering scores. For one thread.
 */
public final class Load {

    private static final Duration SPAN = Duration.between(SampleCompany.START, SampleCompany.END);

    private final FeedbackEncoder encoder = new FeedbackEncoder();
    private final Set<String> seen = new HashSet<>();
    private final List<String> texts;
    private int nextText;
    private long seed;

    /**
     * @param texts stand in place of the companies' own as far as there are any, which makes that
     *     many records; empty for their own
     */
    public Load(List<String> texts) {
        List<String> distinct = new ArrayList<>();
        for (String text : texts) {
            if (seen.add(text)) {
                distinct.add(text);
            }
        }
        this.texts = distinct;
    }

    /** Companies laid over each other: one busy company, {@code records} long, by event time. */
    public List<Piece> overlaid(int records) {
        List<Feedback> all = new ArrayList<>();
        while (all.size() < records && company(Duration.ZERO, records, all)) {
            // One company more.
        }
        all.sort(Comparator.comparing(Feedback::eventTime).thenComparing(Feedback::id));
        return pieces(all);
    }

    /** Companies one after the other, the last one in the sample's own time. */
    public List<Piece> inSuccession(int records) {
        List<Feedback> all = new ArrayList<>();
        List<List<Feedback>> companies = new ArrayList<>();
        boolean isMore = true;
        while (all.size() < records && isMore) {
            List<Feedback> one = new ArrayList<>();
            Duration earlier = SPAN.multipliedBy(companies.size());
            isMore = company(earlier, records - all.size(), one);
            companies.add(one);
            all.addAll(one);
        }
        Collections.reverse(companies);
        return pieces(companies.stream().flatMap(List::stream).toList());
    }

    /** Whether there are texts left. */
    private boolean company(Duration earlier, int limit, List<Feedback> into) {
        seed++;
        var messages = SampleCompany.history(seed).iterator();
        while (messages.hasNext() && into.size() < limit) {
            Message message = messages.next();
            String text = text(message);
            if (text == null) {
                return false;
            }
            if (!text.isEmpty()) {
                into.add(feedback(message, text, earlier));
            }
        }
        return true;
    }

    /** Empty for one that occurred before; null when there are no more. */
    private @Nullable String text(Message message) {
        if (texts.isEmpty()) {
            return seen.add(message.text()) ? message.text() : "";
        }
        return nextText < texts.size() ? texts.get(nextText++) : null;
    }

    private Feedback feedback(Message message, String text, Duration earlier) {
        return new Feedback(
                seed + "-" + message.id(),
                message.asset(),
                message.at().minus(earlier),
                text,
                seed + "-" + message.author(),
                message.rating(),
                message.source(),
                Message.LANGUAGE,
                new TreeMap<>(),
                new Pointer.InFile("capacity", 0),
                "capacity");
    }

    private List<Piece> pieces(List<Feedback> load) {
        List<Piece> pieces = new ArrayList<>(load.size());
        for (Feedback one : load) {
            byte[] key = String.valueOf(one.author()).getBytes(StandardCharsets.UTF_8);
            pieces.add(new Piece(one.id(), one.asset(), key, encoder.encode(one)));
        }
        return pieces;
    }
}
