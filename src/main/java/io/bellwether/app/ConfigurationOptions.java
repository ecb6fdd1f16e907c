package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.config.ConfigurationText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command that needs a configuration finds it. */
final class ConfigurationOptions {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:BELLWETHER_CONFIG}",
            description =
                    "Configuration file (YAML). Without it, that of the variable BELLWETHER_CONFIG;"
                            + " without that, the defaults hold.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides one key of the configuration; may be given several times.")
    private List<String> sets = new ArrayList<>();

    /** File, then environment, then {@code --set}. */
    Configuration load() {
        return loadWith(List.of());
    }

    /** As {@link #load}, and then {@code more} keys overridden. */
    Configuration loadWith(List<String> more) {
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        return Configuration.load(file, System.getenv(), all);
    }

    /** What {@link #load} gives, as text, with the places where it was set. */
    String effective() {
        return ConfigurationText.effective(file, System.getenv(), sets);
    }
}
