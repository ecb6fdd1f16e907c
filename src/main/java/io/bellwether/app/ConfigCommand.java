package io.bellwether.app;

import io.bellwether.config.ConfigurationText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows or checks the configuration; starts nothing and asks nobody. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Shows the configuration that holds, checks it, or prints a file to begin with.")
final class ConfigCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Wanted wanted;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    ConfigCommand() {}

    /** One of the three. */
    private static final class Wanted {
        @Option(
                names = "--effective",
                description =
                        "Every key with the value that holds and where it was set; secrets are"
                                + " masked.")
        private boolean isEffective;

        @Option(
                names = "--check",
                description = "Says ok, or what is wrong and ends with 2, as serve would.")
        private boolean isCheck;

        @Option(
                names = "--example",
                description =
                        "A file with every key, its default, what it does and who changes it.")
        private boolean isExample;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (wanted.isExample) {
            out.print(ConfigurationText.example());
        } else {
            // Shown or not, all of it has to be as serve wants it.
            Membership.of(configuration.load().kafka());
        }
        if (wanted.isEffective) {
            out.print(configuration.effective());
        }
        if (wanted.isCheck) {
            out.println("ok");
        }
        out.flush();
        return 0;
    }
}
