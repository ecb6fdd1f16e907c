package io.bellwether.codec;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Hash;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of JSON Lines files of feedback. A line is a feedback record with {@code asset}
 * and {@code timestamp}; with {@code score} in [0, 1] in place of {@code text} it is scored
 * already. Never throws for any bytes, and no reason quotes them. Safe for use by several threads.
 *
 * <p>A line without {@code id} is named after its content, so that its id depends neither on the
 * file nor on its place in it, and is the same in every program that reads the file.
 */
public final class FileLineDecoder {

    /** The input partition of everything that comes from files. */
    public static final String SOURCE_PARTITION = "files";

    /** The scorer named in lines that brought their score. */
    public static final String GIVEN = "given";

    /** Only for ids from content: those must be the same under every key and naming. */
    private static final Pseudonymizer ID_NAMES =
            new Pseudonymizer("bellwether content ids".getBytes(StandardCharsets.US_ASCII));

    private final FeedbackReader reader;
    private final AuthorNaming authors;

    public FileLineDecoder(FieldMapping mapping, AuthorNaming authors) {
        this.reader = new FeedbackReader(mapping);
        this.authors = authors;
    }

    /**
     * Reads one line.
     *
     * @param line without its line break
     * @param defaultAsset the asset of lines that name none; null when they have to
     * @param file last element of the file's path
     * @param number of the line; the first is 1
     */
    public FileLine decode(byte[] line, @Nullable Asset defaultAsset, String file, long number) {
        FileLineFields fields = new FileLineFields();
        Rejection fault = reader.read(line, fields);
        if (fault == null) {
            fault = fields.fault();
        }
        if (fault == null) {
            fault = fields.isScored() ? fields.scoreFault() : fields.textFault();
        }
        if (fault != null) {
            return new FileLine.Rejected(fault);
        }
        Asset asset = fields.asset() == null ? defaultAsset : fields.asset();
        if (asset == null) {
            return rejected(Reason.MISSING_ASSET, "asset is missing");
        }
        Instant eventTime = fields.timestamp();
        if (eventTime == null) {
            return rejected(Reason.BAD_TIMESTAMP, "timestamp is missing");
        }
        return accept(fields, asset, eventTime, new Pointer.InFile(file, number));
    }

    private static FileLine rejected(Reason reason, String detail) {
        return new FileLine.Rejected(new Rejection(reason, detail));
    }

    private FileLine accept(
            FileLineFields fields, Asset asset, Instant eventTime, Pointer pointer) {
        String rawAuthor = fields.rawAuthor();
        String author = rawAuthor == null ? null : authors.name(asset, rawAuthor);
        String given = fields.id();
        boolean isContentId = given == null;
        String id = given == null ? contentId(fields, asset, eventTime) : given;
        String text = fields.text();
        if (text == null) {
            return new FileLine.AlreadyScored(
                    scored(fields, id, asset, eventTime, author, pointer), isContentId);
        }
        return new FileLine.Text(
                new Feedback(
                        id,
                        asset,
                        eventTime,
                        text,
                        author,
                        fields.rating(),
                        fields.source(),
                        fields.language(),
                        fields.segment(),
                        pointer,
                        SOURCE_PARTITION),
                isContentId);
    }

    private static ScoredFeedback scored(
            FileLineFields fields,
            String id,
            Asset asset,
            Instant eventTime,
            @Nullable String author,
            Pointer pointer) {
        return new ScoredFeedback(
                id,
                asset,
                eventTime,
                author,
                Score.Scored.ofLevel(fields.score().orElseThrow()),
                fields.rating(),
                fields.source(),
                fields.segment(),
                Fingerprint.NONE,
                pointer,
                SOURCE_PARTITION,
                GIVEN);
    }

    private static String contentId(FileLineFields fields, Asset asset, Instant eventTime) {
        String author = fields.rawAuthor();
        String text = fields.text();
        return "c-"
                + Hash.of(
                        asset.label(),
                        eventTime.toString(),
                        author == null ? "" : ID_NAMES.pseudonym(asset, author),
                        fields.source(),
                        text == null ? "score " + fields.score().orElseThrow() : text,
                        fields.rating().toString(),
                        String.valueOf(fields.language()),
                        fields.segment().toString());
    }
}
