package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills a member at each place where it matters, and lets the next one go on. Random kills miss
 * these places.
 */
@Tag("faults")
class FailPointTest {

    private static final int AS_IF_KILLED = 137;

    @Test
    void aScorerThatIsKilledAnywhereNeitherLosesNorDoublesARecord() throws Exception {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + "feedback.users.v1";
        String group = TestBroker.unique("g");
        int written = 0;
        for (FailPoint point :
                List.of(
                        FailPoint.BEFORE_OUTPUTS,
                        FailPoint.BEFORE_OFFSETS,
                        FailPoint.AFTER_OFFSETS,
                        FailPoint.AFTER_COMMIT)) {
            Topic.send(topic, 0, portion("f%d|1000|text", written, written + 200));
            written += 200;
            Process member = start(names, group, "score", point + ":4");
            assertThat(member.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(member.exitValue()).isEqualTo(AS_IF_KILLED);
        }
        int all = written;
        Process last = start(names, group, "score", "");
        await().atMost(Duration.ofSeconds(60)).until(() -> scored(names).size() >= all);
        end(last);
        assertThat(scored(names)).containsExactlyElementsOf(portion("f%d", 0, all));
    }

    @Test
    void aMonitorThatIsKilledAnywhereSaysWhatAnUninterruptedOneSays() throws Exception {
        TopicNames names = TestBroker.topics(1);
        String group = TestBroker.unique("g");
        int written = 0;
        for (FailPoint point :
                List.of(
                        FailPoint.BEFORE_OFFSETS,
                        FailPoint.MID_RESTORE,
                        FailPoint.AFTER_OFFSETS,
                        FailPoint.AFTER_COMMIT)) {
            Topic.send(names.scored(), 0, portion("scored|f%d|1000", written, written + 400));
            written += 400;
            Process member = start(names, group, "monitor", point + ":4");
            assertThat(member.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(member.exitValue()).isEqualTo(AS_IF_KILLED);
        }
        List<String> expected = CountingMonitor.expected(Asset.USERS, portion("f%d", 0, written));
        Process last = start(names, group, "monitor", "");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Topic.values(names.level(), "").size() >= expected.size());
        end(last);
        assertThat(Topic.values(names.level(), "")).isEqualTo(expected);
    }

    private static Process start(TopicNames names, String group, String role, String failPoint)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + FailPoint.PROPERTY + "=" + failPoint,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedMember.class.getName(),
                        TestBroker.connection().bootstrapServers(),
                        names.prefix(),
                        group,
                        role)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process member) throws Exception {
        member.getOutputStream().close();
        assertThat(member.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(member.exitValue()).isZero();
    }

    private static List<String> portion(String form, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> form.replace("%d", Integer.toString(i)))
                .toList();
    }

    private static List<String> scored(TopicNames names) {
        return Topic.values(names.scored(), "scored|").stream()
                .map(value -> value.split("\\|", -1)[1])
                .toList();
    }
}
