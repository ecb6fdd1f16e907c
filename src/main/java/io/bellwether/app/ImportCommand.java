package io.bellwether.app;

import io.bellwether.codec.ContentIds;
import io.bellwether.codec.FeedbackEncoder;
import io.bellwether.codec.FieldMapping;
import io.bellwether.codec.FileLine;
import io.bellwether.codec.FileLineDecoder;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.replay.CsvRows;
import io.bellwether.replay.FeedbackLines;
import io.bellwether.replay.History;
import io.bellwether.replay.RecordFile;
import io.bellwether.replay.RejectedLimit;
import io.bellwether.replay.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes files of feedback into the feedback topics. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Writes files of feedback (JSON Lines or CSV, plain or gzip) into the feedback topics, in"
                    + " the order of event time over all files.",
            "Files that belong together belong into one import: what is older than what the service"
                    + " has read is late, and late feedback is no vote.",
            "Rows that cannot be read are told with their reason and left out; the texts are held in"
                    + " memory while they are sorted."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, in any order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description = "Asset of rows that name none: ${COMPLETION-CANDIDATES}.")
    private @Nullable Asset asset;

    @Option(
            names = "--field",
            paramLabel = "NAME=PLACE",
            description = {
                "Where a field lies: a JSON Pointer such as text=/review/body, or a column of a CSV"
                        + " file such as text=comment. Several places of text are joined."
            })
    private List<String> fields = new ArrayList<>();

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    ImportCommand() {}

    @Override
    public Integer call() throws IOException {
        Configuration settings = configuration.load();
        List<History.Rejected> rejected = new ArrayList<>();
        List<Feedback> feedback = read(rejected);
        refuseTopicsOfAnotherShape(settings, feedback);
        PrintWriter out = spec.commandLine().getOut();
        try (Cluster cluster = Cluster.open(settings)) {
            cluster.createTopics();
            send(cluster, feedback);
        }
        for (Asset each : Asset.values()) {
            long count = feedback.stream().filter(one -> one.asset() == each).count();
            if (count > 0) {
                out.printf(Locale.ROOT, "%-12s %,d records written%n", each.label(), count);
            }
        }
        out.print(Summary.of(rejected));
        out.flush();
        return feedback.isEmpty() && !rejected.isEmpty() ? 1 : 0;
    }

    /** What this writes has our shape, and the service would read it as the mapping says. */
    private static void refuseTopicsOfAnotherShape(
            Configuration settings, List<Feedback> feedback) {
        for (Asset each : Asset.values()) {
            boolean isMapped = !settings.asset(each).mapping().equals(FieldMapping.identity());
            if (isMapped && feedback.stream().anyMatch(one -> one.asset() == each)) {
                throw new WrongUseException(
                        "assets."
                                + each.label()
                                + ".mapping is set, so the service could not read what import"
                                + " writes; use replay --files, or an asset without mapping");
            }
        }
    }

    private List<Feedback> read(List<History.Rejected> rejected) throws IOException {
        List<Feedback> feedback = new ArrayList<>();
        ContentIds ids = new ContentIds();
        RejectedLimit limit = new RejectedLimit();
        long bytes = 0;
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new WrongUseException("cannot read " + file + "; is the path right?");
            }
            bytes += Files.size(file);
        }
        try (Progress progress = Progress.bytes("reading", bytes)) {
            for (Path file : files) {
                try {
                    read(file, ids, limit, progress, feedback, rejected);
                } catch (IOException e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
            }
        }
        feedback.sort(Comparator.comparing(Feedback::eventTime).thenComparing(Feedback::id));
        return feedback;
    }

    private void read(
            Path file,
            ContentIds ids,
            RejectedLimit limit,
            Progress progress,
            List<Feedback> feedback,
            List<History.Rejected> rejected)
            throws IOException {
        boolean isCsv = isCsv(file);
        FieldMapping mapping = isCsv ? Fields.ofColumns(fields) : Fields.ofJson(fields);
        FileLineDecoder decoder = new FileLineDecoder(mapping, AuthorNaming.asGiven());
        String name = FeedbackLines.nameOf(file);
        try (RecordFile records = open(file, isCsv, progress)) {
            byte[] record = records.next();
            while (record != null) {
                FileLine line = decoder.decode(record, asset, name, records.number());
                switch (ids.distinct(line)) {
                    case FileLine.Text text -> feedback.add(text.feedback());
                    case FileLine.AlreadyScored scored ->
                            rejected.add(alreadyScored(name, records.number()));
                    case FileLine.Rejected bad -> {
                        limit.add();
                        rejected.add(
                                new History.Rejected(
                                        name + ":" + records.number(), bad.rejection()));
                    }
                }
                record = records.next();
            }
        }
    }

    private static History.Rejected alreadyScored(String name, long number) {
        return new History.Rejected(
                name + ":" + number,
                new Rejection(
                        Rejection.Reason.MISSING_TEXT,
                        "the line has a score in place of a text: replay it with --files"));
    }

    private static boolean isCsv(Path file) {
        String name = FeedbackLines.nameOf(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private RecordFile open(Path file, boolean isCsv, Progress progress) throws IOException {
        if (!isCsv) {
            return new FeedbackLines(file, progress::step);
        }
        Set<String> numeric = new HashSet<>(Fields.columnsOf(fields, "rating"));
        numeric.addAll(Fields.columnsOf(fields, "timestamp"));
        return new CsvRows(file, numeric, progress::step);
    }

    private static void send(Cluster cluster, List<Feedback> feedback) {
        FeedbackEncoder encoder = new FeedbackEncoder();
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection());
                Progress progress = Progress.count("writing", feedback.size())) {
            for (Feedback one : feedback) {
                String topic = FeedbackTopics.of(cluster.names(), one.asset());
                String author = one.author();
                byte[] key = (author == null ? one.id() : author).getBytes(StandardCharsets.UTF_8);
                producer.send(topic, key, encoder.encode(one), List.of());
                progress.step(1);
            }
            producer.flush();
        }
    }
}
