package io.bellwether.app;

import io.bellwether.codec.DecodedHypothesis;
import io.bellwether.codec.HypothesisCodec;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.replay.FeedbackLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the hypotheses of a file or of the control topic. */
final class RegisteredHypotheses {

    private RegisteredHypotheses() {}

    /**
     * The hypotheses of {@code file}, in its order; none when there is no file.
     *
     * @throws WrongUseException when a line cannot be read; it says which and why
     */
    static List<Hypothesis> read(@Nullable Path file) throws IOException {
        List<Hypothesis> hypotheses = new ArrayList<>();
        if (file == null) {
            return hypotheses;
        }
        if (!Files.isReadable(file)) {
            throw new WrongUseException("cannot read " + file + "; is the path right?");
        }
        HypothesisCodec codec = new HypothesisCodec();
        try (FeedbackLines lines = new FeedbackLines(file, bytes -> {})) {
            byte[] line = lines.next();
            while (line != null) {
                switch (codec.decode(line)) {
                    case DecodedHypothesis.Accepted accepted ->
                            hypotheses.add(accepted.hypothesis());
                    case DecodedHypothesis.Rejected rejected ->
                            throw new WrongUseException(
                                    file + ":" + lines.number() + ": " + rejected.rejection());
                }
                line = lines.next();
            }
        }
        return hypotheses;
    }

    /** Those that the control topic registers, in its order; none where it is not there. */
    static List<Hypothesis> inTopic(PastTopics topics) {
        List<Hypothesis> registered = new ArrayList<>();
        topics.read(
                topics.names().control(),
                "--hypotheses",
                record -> topics.codecs().hypothesis(record).ifPresent(registered::add));
        return registered;
    }
}
