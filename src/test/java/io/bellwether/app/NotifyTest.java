package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.codec.AlertCodec;
import io.bellwether.config.Configuration;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.notify.AlertmanagerProcess;
import io.bellwether.notify.Alerts;
import io.bellwether.notify.Receiver;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role that notifies as a user meets it: processes that are killed, commands, messages. */
class NotifyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ALERTS = "bellwether.alert.v1";

    private final Instant raised = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    @TempDir private Path folder;

    /** Alertmanager and webhook miss nothing, and the webhook hears nothing under a second id. */
    @Test
    void serviceThatIsKilledGoesOnWhereItWas() throws Exception {
        try (Receiver hook = Receiver.start();
                Receiver pager = Receiver.start();
                AlertmanagerProcess alertmanager =
                        AlertmanagerProcess.start(folder.resolve("am"), pager.url());
                Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            try (MemberProcess serve = serve(cluster, alertmanager, hook)) {
                write(cluster, 1, "open");
                await().atMost(PATIENCE).until(() -> hook.ids().equals(List.of("u1-1")));
                await().atMost(PATIENCE)
                        .until(() -> alertmanager.open().equals(List.of("users major u1")));
                serve.kill();
            }
            write(cluster, 2, "updated");
            try (MemberProcess serve = serve(cluster, alertmanager, hook)) {
                write(cluster, 3, "resolved");
                await().atMost(PATIENCE).until(() -> hook.ids().contains("u1-3"));
                await().atMost(PATIENCE).until(() -> alertmanager.open().isEmpty());
                serve.terminate();
                assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
                assertThat(serve.logged())
                        .contains("webhook hook takes notifications")
                        .doesNotContain("/hook")
                        .doesNotContain("Too slow");
            }
            assertThat(hook.ids().stream().distinct().toList())
                    .containsExactly("u1-1", "u1-2", "u1-3");
        }
    }

    @Test
    void redriveOffersDeadLettersToTheirWebhook() throws Exception {
        try (Receiver hook = Receiver.start();
                Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            hook.answering(request -> Receiver.Answered.of(request.number() == 1 ? 400 : 204));
            String url = "notify.webhooks.hook.url=" + hook.url();
            String allowed = "notify.webhooks.hook.allowPrivate=true";
            try (MemberProcess serve =
                    MemberProcess.start(
                            Launch.of("notify", "0", folder, servers(cluster))
                                    .set(url)
                                    .set(allowed))) {
                write(cluster, 1, "open");
                await().atMost(PATIENCE)
                        .until(() -> serve.logged().contains("goes to the dead letters"));
                serve.terminate();
                assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
            }
            CommandLineRun run = redrive("--set", url, "--set", allowed);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("1 sent back, 0 left");
            assertThat(hook.ids()).containsExactly("u1-1", "u1-1");
            assertThat(Feedbacks.read(cluster.connection(), ALERTS)).hasSize(1);
        }
    }

    /** A letter that stays is written anew, and must not outlive what it quotes. */
    @Test
    void redriveKeepsNoQuotationsOfAnAlertThatWasToldAnew() throws Exception {
        try (Receiver hook = Receiver.start();
                Cluster cluster = Cluster.open(configuration())) {
            cluster.createTopics();
            hook.answering(request -> Receiver.Answered.of(410));
            String url = "notify.webhooks.hook.url=" + hook.url();
            String allowed = "notify.webhooks.hook.allowPrivate=true";
            write(cluster, 1, "open");
            InputRecord told = Feedbacks.read(cluster.connection(), ALERTS).getFirst();
            Feedbacks.setAside(cluster.connection(), told);
            Feedbacks.setAside(cluster.connection(), told);
            write(cluster, 1, "open", List.of(Header.of(AlertCodec.ERASURE, "e-1")));

            assertThat(redrive().out()).contains("0 sent back, 2 left");
            assertThat(withoutQuotations(cluster)).containsExactly(false, false, true, true);
            Feedbacks.setAside(cluster.connection(), told);
            CommandLineRun refused = redrive("--set", url, "--set", allowed);
            assertThat(refused.out()).contains("0 sent back, 3 left");
            assertThat(hook.ids()).containsOnly("u1-1").hasSize(3);
            assertThat(withoutQuotations(cluster))
                    .containsExactly(false, false, true, true, false, true, true, true);
        }
    }

    private CommandLineRun redrive(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("redrive", ALERTS, "--set", "data.directory=" + folder));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(new String[0]));
    }

    /** Of every dead letter in turn. */
    private static List<Boolean> withoutQuotations(Cluster cluster) {
        return Feedbacks.read(cluster.connection(), "dlq." + ALERTS).stream()
                .map(Feedbacks::text)
                .map(text -> text.contains("\"quotes\":[]") && !text.contains("Too slow."))
                .toList();
    }

    @Test
    void whatCannotWorkIsToldBeforeAnythingStarts() throws IOException {
        assertThat(refusal("notify.webhooks.hook.url=http://127.0.0.1:1/"))
                .contains(
                        "notify.webhooks.hook.url: the host is a loopback address; set allowPrivate");
        Path template = folder.resolve("body.json");
        java.nio.file.Files.writeString(template, "{\"a\": {{summary}}}");
        assertThat(
                        refusal(
                                "notify.webhooks.hook.url=https://hooks.example.com/",
                                "notify.webhooks.hook.templateFile=" + template))
                .contains("notify.webhooks.hook.templateFile: " + template)
                .contains("no JSON, at line 1");
    }

    @Test
    void withoutATargetTheRoleRunsAndSaysSo() throws Exception {
        try (Cluster cluster = Cluster.open(configuration());
                MemberProcess serve =
                        MemberProcess.start(Launch.of("notify", "0", folder, servers(cluster)))) {
            await().atMost(PATIENCE)
                    .until(() -> serve.logged().contains("nobody is told of alerts"));
            assertThat(serve.isAlive()).isTrue();
            serve.terminate();
            assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
        }
    }

    private String refusal(String... sets) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("serve", "--roles", "notify", "--set", "data.directory=" + folder));
        for (String set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertThat(run.exitCode()).isEqualTo(2);
        return run.err();
    }

    private MemberProcess serve(Cluster cluster, AlertmanagerProcess alertmanager, Receiver hook) {
        return MemberProcess.start(
                Launch.of("notify", "0", folder, servers(cluster))
                        .set("notify.alertmanager=" + alertmanager.url())
                        .set("notify.webhooks.hook.url=" + hook.url())
                        .set("notify.webhooks.hook.allowPrivate=true"));
    }

    private static String servers(Cluster cluster) {
        return cluster.connection().bootstrapServers();
    }

    private void write(Cluster cluster, int seq, String state) {
        write(cluster, seq, state, List.of());
    }

    private void write(Cluster cluster, int seq, String state, List<Header> headers) {
        Instant at = raised.plusSeconds(seq);
        String json = Alerts.json("users", "u1", seq, state, "major", raised, at, "Too slow.");
        try (FeedbackProducer producer = new FeedbackProducer(cluster.connection())) {
            producer.send(ALERTS, "u1".getBytes(UTF_8), json.getBytes(UTF_8), headers);
            producer.flush();
        }
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }
}
