package io.bellwether.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts of this program, so that everybody can check what is said of them. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures parts of this program.",
        subcommands = {
            BenchmarkDetectionCommand.class,
            BenchmarkAttacksCommand.class,
            BenchmarkScoringCommand.class,
            BenchmarkCapacityCommand.class,
            BenchmarkReplayCommand.class,
            BenchmarkStartCommand.class
        })
final class BenchmarkCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: bellwether benchmark detection, attacks, scoring, capacity,"
                        + " replay or start");
    }
}
