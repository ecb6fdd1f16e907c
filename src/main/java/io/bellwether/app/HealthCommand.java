package io.bellwether.app;

import io.bellwether.config.HttpConfiguration;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running service how it is; for containers, whose images have no other client of HTTP. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the service at http.address whether it is alive and ready.",
            "Ends with 0 when it is, with 1 when it is not or does not answer."
        })
final class HealthCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(names = "--live", description = "Asks only whether it is alive.")
    private boolean isLiveOnly;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Asks there in place of http.address, such as http://127.0.0.1:8484.")
    private @Nullable URI url;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    HealthCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        HttpConfiguration http = configuration.load().http();
        URI service = url == null ? HealthQuestion.address(http) : url;
        PrintWriter out = spec.commandLine().getOut();
        boolean isWell = true;
        try (HttpClient client = HealthQuestion.client()) {
            HealthQuestion question = new HealthQuestion(client, service, http.token());
            for (String path : isLiveOnly ? List.of("livez") : List.of("livez", "readyz")) {
                HealthQuestion.Answer answer = question.ask(path);
                out.println(path + ": " + answer.text());
                isWell &= answer.isWell();
            }
        }
        out.flush();
        return isWell ? 0 : 1;
    }
}
