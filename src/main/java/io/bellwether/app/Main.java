package io.bellwether.app;

import io.bellwether.config.ConfigurationException;
import io.bellwether.feedback.Printable;
import io.bellwether.kafka.NotAllowedException;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
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
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong use."})
public final class Main implements Runnable {

    /** Of a message: some quote what they were given. */
    private static final int LONGEST = 4_000;

    /** In the order in which the help has them. */
    private static final List<Class<?>> COMMANDS =
            List.of(
                    DemoCommand.class,
                    ServeCommand.class,
                    ViewCommand.class,
                    ImportCommand.class,
                    ReplayCommand.class,
                    DigestCommand.class,
                    CalibrateCommand.class,
                    ScoreCommand.class,
                    EvaluateCommand.class,
                    TrainCommand.class,
                    WordTableCommand.class,
                    TopicsCommand.class,
                    ConfigCommand.class,
                    DoctorCommand.class,
                    HealthCommand.class,
                    RedriveCommand.class,
                    DecideCommand.class,
                    AcceptCommand.class,
                    EraseCommand.class,
                    RotateKeyCommand.class,
                    HypothesisCommand.class,
                    BenchmarkCommand.class);

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
        try {
            LogFormat format =
                    LogFormat.choose(
                            System.getProperty(LogFormat.PROPERTY),
                            System.getenv(),
                            isService,
                            Boolean.getBoolean("bellwether.terminal"));
            System.setProperty(LogFormat.PROPERTY, format.label());
        } catch (WrongUseException e) {
            System.err.println("bellwether: " + e.getMessage());
            System.exit(2);
        }
        System.exit(commandLine(args).execute(args));
    }

    /** The command line with all commands; tests give it their own writers. */
    static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /** With the one command that {@code args} name, if they do: to look at all takes its time. */
    private static CommandLine commandLine(String[] args) {
        List<Class<?>> named =
                COMMANDS.stream().filter(it -> args.length > 0 && isCalled(it, args[0])).toList();
        return with(named.isEmpty() ? COMMANDS : named);
    }

    private static boolean isCalled(Class<?> command, String name) {
        return command.getAnnotation(Command.class).name().equals(name);
    }

    private static CommandLine with(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
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
        if (LogFormat.isJson()) {
            // Whoever collects lines of JSON wants the last one, which matters most, as one, too.
            LoggerFactory.getLogger(Main.class).error("{}", oneLine(cause));
        } else {
            command.getErr().println("bellwether: " + oneLine(cause));
            command.getErr().flush();
        }
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
