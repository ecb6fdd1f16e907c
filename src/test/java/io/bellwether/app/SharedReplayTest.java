package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real feedback, where it is there: private reference data that is not part of the project. */
class SharedReplayTest {

    private static final List<String> NAMES =
            List.of(
                    "twitter-users-tweets.jsonl.gz",
                    "twitter-users-googleplay-weeks.jsonl.gz",
                    "twitter-staff-blind.jsonl.gz",
                    "twitter-advertisers-statements.jsonl.gz");

    @TempDir private Path folder;

    @Test
    void realFeedbackGivesTheSameBytesTwiceAndInAnyOrderOfFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : NAMES) {
            files.add(SharedData.file(name));
        }
        String first = replay(files);
        assertThat(replay(files)).isEqualTo(first);
        Collections.reverse(files);
        assertThat(replay(files)).isEqualTo(first).contains("\"asset\":\"staff\"");
    }

    private String replay(List<Path> files) throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        List<String> arguments = new ArrayList<>(List.of("replay", "--one-per-person=teamblind"));
        arguments.addAll(List.of("--alerts", alerts.toString(), "--levels", levels.toString()));
        files.forEach(file -> arguments.addAll(List.of("--files", file.toString())));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.readString(alerts) + Files.readString(levels);
    }
}
