package io.bellwether.replay;

import io.bellwether.codec.FileLine;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches quoted texts from files: a second walk over those that hold one. */
public final class FileQuotes {

    private final FileLineDecoder decoder;
    private final @Nullable Asset defaultAsset;

    public FileQuotes(FileLineDecoder decoder, @Nullable Asset defaultAsset) {
        this.decoder = decoder;
        this.defaultAsset = defaultAsset;
    }

    /** The texts at {@code pointers}; a line that has none, or is gone, is absent. */
    public Map<Pointer, String> read(List<Path> files, Set<Pointer> pointers) throws IOException {
        Map<Pointer, String> texts = new HashMap<>();
        for (Path file : files) {
            String name = FeedbackLines.nameOf(file);
            if (pointers.stream()
                    .anyMatch(p -> p instanceof Pointer.InFile in && in.file().equals(name))) {
                readFile(file, name, pointers, texts);
            }
        }
        return texts;
    }

    private void readFile(Path file, String name, Set<Pointer> pointers, Map<Pointer, String> texts)
            throws IOException {
        try (FeedbackLines lines = new FeedbackLines(file, bytes -> {})) {
            byte[] line = lines.next();
            while (line != null) {
                Pointer pointer = new Pointer.InFile(name, lines.number());
                if (pointers.contains(pointer)
                        && decoder.decode(line, defaultAsset, name, lines.number())
                                instanceof FileLine.Text text) {
                    texts.put(pointer, text.feedback().text());
                }
                line = lines.next();
            }
        }
    }
}
