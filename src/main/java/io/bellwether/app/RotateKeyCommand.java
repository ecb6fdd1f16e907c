package io.bellwether.app;

import io.bellwether.config.PseudonymKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes the key that authors are named under. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a new key for the authors' pseudonyms. The service uses it from its next start on;"
                    + " everybody is somebody new then. The former key stays in the file behind it, so"
                    + " that former names can be found when an author is erased."
        })
final class RotateKeyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(
            names = "--forget-former",
            description =
                    "Makes no key, and drops the former ones: names made under them can never be"
                            + " traced to anybody again, and not be erased either.")
    private boolean isForgetting;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    RotateKeyCommand() {}

    @Override
    public Integer call() {
        if (PseudonymKey.isInEnvironment(System.getenv())) {
            throw new WrongUseException(
                    PseudonymKey.VARIABLE
                            + " holds the key: put the new one before it there, on a line of its own");
        }
        Path file = configuration.load().pseudonymKeyFile();
        PrintWriter out = spec.commandLine().getOut();
        if (isForgetting) {
            out.println(PseudonymKey.forgetFormer(file) + " former keys dropped from " + file);
        } else {
            int keys = PseudonymKey.rotate(file);
            out.println(
                    "new key in "
                            + file
                            + ", which holds "
                            + keys
                            + "; stop every process with the role score, then start them again");
        }
        out.flush();
        return 0;
    }
}
