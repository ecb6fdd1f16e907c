package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.config.PseudonymKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases an author, or looks for one. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erases an author: alerts quote them no more, and the state of the monitors and every later"
                    + " replay forget them. Prints a receipt that says what is gone, and by when the"
                    + " rest will be.",
            "Needs the pseudonym key of the service. The author's id stands in no record that is"
                    + " written, but for deletions under it in compacted input topics."
        })
final class EraseCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Parameters(
            paramLabel = "AUTHOR",
            description =
                    "The author's id as it stands in the feedback; - reads it from standard input,"
                            + " where other users of the machine do not see it.")
    private String author;

    @Option(
            names = "--check",
            description =
                    "Changes nothing: looks for the author in every topic. Exit code 1 when something"
                            + " is found.")
    private boolean isCheck;

    @Option(names = "--by", paramLabel = "ROLE", description = "Who orders it: a role, not a name.")
    private String by = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, in a few words and without names; it is kept for ever.")
    private String reason = "";

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Writes the receipt as JSON, too.")
    private @Nullable Path receipt;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT1M",
            description =
                    "How long to wait for the monitors to carry it out. Exit code 1 when they have not"
                            + " by then. Default: ${DEFAULT-VALUE}")
    private Duration patience;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    EraseCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration settings = configuration.load();
        if (!isCheck && by.isBlank()) {
            throw new WrongUseException("an erasure needs --by ROLE");
        }
        if (receipt != null) {
            Target.checkFile("--receipt", receipt);
        }
        PseudonymKey key = PseudonymKey.load(settings.pseudonymKeyFile(), System.getenv());
        Sought sought = Sought.of(author(), key);
        try (Cluster cluster = Cluster.open(settings)) {
            Erasure erasure = new Erasure(cluster, settings, sought);
            ErasureReceipt found =
                    isCheck
                            ? erasure.check()
                            : erasure.erase(by, reason, patience, this::tellWritten);
            tell(found);
            boolean isDone = isCheck ? found.found() == 0 : found.isCarriedOut();
            return isDone ? 0 : 1;
        }
    }

    private String author() throws IOException {
        String given = author;
        if (given.equals("-")) {
            given =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
        }
        if (given == null || given.isBlank()) {
            throw new WrongUseException("an author's id is missing");
        }
        return given;
    }

    /** At once: whatever fails afterwards, this holds. */
    private void tellWritten(String id) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("erasure " + id + " is written");
        out.flush();
    }

    private void tell(ErasureReceipt found) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(found.text());
        out.flush();
        if (receipt != null) {
            Files.writeString(receipt, found.json(), StandardCharsets.UTF_8);
        }
    }
}
