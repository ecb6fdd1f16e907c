package io.bellwether.app;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.codec.DecodedDecision;
import io.bellwether.decision.Decision;
import io.bellwether.replay.FeedbackLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of decisions. It is short and written by hand, so the first fault ends it. */
final class Decisions {

    private Decisions() {}

    /**
     * The decisions of {@code file}, in its order; none when there is no file.
     *
     * @throws WrongUseException when a line cannot be read; it says which and why
     */
    static List<Decision> read(@Nullable Path file) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        if (file == null) {
            return decisions;
        }
        if (!Files.isReadable(file)) {
            throw new WrongUseException("cannot read " + file + "; is the path right?");
        }
        DecisionCodec codec = new DecisionCodec();
        try (FeedbackLines lines = new FeedbackLines(file, bytes -> {})) {
            byte[] line = lines.next();
            while (line != null) {
                switch (codec.decode(line)) {
                    case DecodedDecision.Accepted accepted -> decisions.add(accepted.decision());
                    case DecodedDecision.Rejected rejected ->
                            throw new WrongUseException(
                                    file + ":" + lines.number() + ": " + rejected.rejection());
                }
                line = lines.next();
            }
        }
        return decisions;
    }
}
