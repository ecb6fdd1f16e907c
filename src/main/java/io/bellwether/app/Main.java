package io.bellwether.app;

import io.bellwether.config.ConfigurationException;
import io.bellwether.feedback.Printable;
import io.bellwether.kafka.NotAllowedException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.Exceptions;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use. */
@Command(
        name = "bellwether",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Reads the feedback of users, advertisers and staff, scores its sentiment, and raises an"
                    + " alert soon after one of the three degrades."
        },
        commandListHeading = "%nCommands:%n",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."},
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            DigestCommand.class,
            CalibrateCommand.class,
            ScoreCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            WordTableCommand.class,
            TopicsCommand.class,
            RedriveCommand.class,
            DecideCommand.class,
            AcceptCommand.class,
            HypothesisCommand.class,
            BenchmarkCommand.class,
        })
public final class Main implements Runnable {

    /** Of a message: some quote what they were given. */
    private static final int LONGEST = 4_000;

    private static final String LOG_LEVEL = "bellwether.log";

    @Spec private CommandSpec spec;

    /** For picocli, which fills in {@link #spec}. */
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    Main() {}

    public static void main(String[] args) {
        // Whatever machine this runs on, numbers and times look and sort the same.
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // Only the service tells of its own running; elsewhere that would drown the result.
        boolean isService = args.length > 0 && args[0].equals("serve");
        if (!isService && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "WARN");
        }
        System.exit(commandLine().execute(args));
    }

    /** The command line with its error handling; tests give it their own writers. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUse)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing; bellwether --help lists them");
    }

    private static int wrongUse(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("bellwether: " + oneLine(exception));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            command.getErr()
                    .println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return 2;
    }

    private static int failed(
            Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (System.getenv("BELLWETHER_DEBUG") != null) {
            throw exception;
        }
        // What a pipeline threw comes wrapped, and the wrapping's message begins with a class name.
        Throwable unwrapped = Exceptions.unwrap(exception);
        Throwable cause =
                unwrapped instanceof RuntimeException failure
                        ? NotAllowedException.explained(failure)
                        : unwrapped;
        command.getErr().println("bellwether: " + oneLine(cause));
        command.getErr().flush();
        boolean isWrongUse =
                cause instanceof WrongUseException || cause instanceof ConfigurationException;
        return isWrongUse ? 2 : 1;
    }

    private static String oneLine(Throwable exception) {
        String message = exception.getMessage();
        String text =
                message == null || message.isBlank()
                        ? "failed with " + exception.getClass().getSimpleName()
                        : message;
        return Printable.line(
                text.lines().map(String::strip).collect(Collectors.joining(" ")), LONGEST);
    }
}
