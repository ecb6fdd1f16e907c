package io.bellwether.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.config.Configuration;
import io.bellwether.config.ConfigurationException;
import io.bellwether.config.ScorerKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything that the service needs, and says what to do about what is wrong. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at Java, configuration, data directory, model, brokers, topics, permissions, clock,"
                    + " the address of the page and those who are told of alerts, and says what to"
                    + " do. Changes nothing.",
            "Ends with 0 when nothing failed, else with 1."
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfigurationOptions configuration;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description =
                    "Roles whose permissions are looked at: ${COMPLETION-CANDIDATES}; all by"
                            + " default.")
    private List<Role> roles = new ArrayList<>(List.of(Role.values()));

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            defaultValue = "0",
            description = "Name of the process, as for serve. Default: ${DEFAULT-VALUE}")
    private String instance;

    @Option(names = "--json", description = "Writes one JSON object in place of lines.")
    private boolean isJson;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init") // the annotated fields are set by picocli before call
    DoctorCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        for (Check check : checks()) {
            List<Finding> found = check.look();
            findings.addAll(found);
            if (!isJson) {
                // Each as soon as it is known: a broker that is away takes its time.
                found.forEach(finding -> out.print(line(finding)));
                out.flush();
            }
        }
        if (isJson) {
            out.println(json(findings));
            out.flush();
        }
        return findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL) ? 1 : 0;
    }

    /** In the order in which one would mend things. */
    private List<Check> checks() {
        long heap = Runtime.getRuntime().maxMemory();
        Configuration settings;
        try {
            settings = configuration.load();
            Membership.of(settings.kafka());
        } catch (ConfigurationException | WrongUseException e) {
            Finding wrong = Finding.fail("configuration", String.valueOf(e.getMessage()));
            return List.of(new MachineCheck(false, heap), () -> List.of(wrong));
        }
        boolean isLocal = settings.bootstrapServers().isEmpty();
        return List.of(
                new MachineCheck(settings.scorerKind() == ScorerKind.TREE, heap),
                () -> List.of(Finding.ok("configuration", "can be used")),
                new ZonesCheck(settings),
                isLocal
                        ? FolderCheck.ofBroker(settings.dataDirectory())
                        : FolderCheck.small(settings.dataDirectory()),
                new ModelCheck(settings),
                new ClusterCheckup(settings, EnumSet.copyOf(roles), instance),
                new HttpCheck(settings.http()),
                new NotifyCheck(NotifyTarget.of(settings.notifications())));
    }

    private static String line(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-4s  %-14s  %s%n",
                finding.level().label(),
                finding.check(),
                finding.text());
    }

    private static String json(List<Finding> findings) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringField("level", finding.level().label());
                json.writeStringField("check", finding.check());
                json.writeStringField("text", finding.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
