package io.bellwether.replay;

import io.bellwether.codec.ContentIds;
import io.bellwether.codec.FileLine;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Reads files of feedback line by line, one file after the other. */
public final class FileHistory {

    private final FileLineDecoder decoder;
    private final @Nullable Asset defaultAsset;

    /**
     * A reader.
     *
     * @param defaultAsset the asset of lines that name none; null when every line must
     */
    public FileHistory(FileLineDecoder decoder, @Nullable Asset defaultAsset) {
        this.decoder = decoder;
        this.defaultAsset = defaultAsset;
    }

    /**
     * The lines of {@code files}; bad ones are values, and an error signal is an {@link
     * IOException} of the file system. Reads on demand.
     *
     * @param progress is told the bytes read since the last time
     */
    public Flux<Line> lines(List<Path> files, LongConsumer progress) {
        return Flux.defer(
                () -> {
                    ContentIds ids = new ContentIds();
                    RejectedLimit limit = new RejectedLimit();
                    return Flux.fromIterable(files)
                            .concatMap(file -> lines(file, ids, limit, progress), 1);
                });
    }

    private Flux<Line> lines(
            Path file, ContentIds ids, RejectedLimit limit, LongConsumer progress) {
        String name = FeedbackLines.nameOf(file);
        return Flux.generate(
                () -> new FeedbackLines(file, progress),
                (lines, sink) -> {
                    emit(lines, name, ids, limit, sink);
                    return lines;
                },
                FileHistory::close);
    }

    private void emit(
            FeedbackLines lines,
            String name,
            ContentIds ids,
            RejectedLimit limit,
            SynchronousSink<Line> sink) {
        try {
            byte[] bytes = lines.next();
            if (bytes == null) {
                sink.complete();
                return;
            }
            FileLine decoded = decoder.decode(bytes, defaultAsset, name, lines.number());
            if (decoded instanceof FileLine.Rejected) {
                limit.add();
            }
            Pointer place = new Pointer.InFile(name, lines.number());
            sink.next(new Line(place.toString(), ids.distinct(decoded)));
        } catch (IOException e) {
            sink.error(new IOException(name + ": " + e.getMessage(), e));
        }
    }

    private static void close(FeedbackLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
