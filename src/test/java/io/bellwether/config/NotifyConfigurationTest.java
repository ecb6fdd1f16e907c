package io.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyConfigurationTest {

    @TempDir private Path directory;

    @Test
    void nobodyIsToldByDefault() {
        assertThat(set().notifications().isEmpty()).isTrue();
    }

    @Test
    void fileNamesAlertmanagersAndWebhooks() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "a secret of enough bytes\n");
        Path url = Files.writeString(directory.resolve("url"), "https://hooks.example.com/T0/x\n");
        Path template = Files.writeString(directory.resolve("body"), "{}");
        Path file =
                Files.writeString(
                        directory.resolve("bellwether.yaml"),
                        """
                        notify:
                          alertmanager: [http://am-1:9093, http://am-2:9093/prefix]
                          webhooks:
                            on-call:
                              url: http://10.0.0.7/alerts
                              secretFile: %s
                              allowPrivate: true
                            slack:
                              urlFile: %s
                              templateFile: %s
                        """
                                .formatted(secret, url, template));
        NotifyConfiguration notifications =
                Configuration.load(file, Map.of(), List.of()).notifications();

        assertThat(notifications.alertmanagers())
                .containsExactly(
                        URI.create("http://am-1:9093"), URI.create("http://am-2:9093/prefix"));
        assertThat(notifications.webhooks())
                .containsExactly(
                        new WebhookConfiguration(
                                "on-call",
                                URI.create("http://10.0.0.7/alerts"),
                                "a secret of enough bytes",
                                null,
                                null,
                                true),
                        new WebhookConfiguration(
                                "slack",
                                URI.create("https://hooks.example.com/T0/x"),
                                null,
                                "{}",
                                template.toString(),
                                false));
        assertThat(notifications.toString()).doesNotContain("T0").doesNotContain("secret");
    }

    @Test
    void environmentGoesBeforeTheFileAndTheCommandLineBeforeBoth() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("b.yaml"),
                        "notify.webhooks.on-call.url: https://file.example.com\n");
        Map<String, String> environment =
                Map.of(
                        "BELLWETHER_NOTIFY_WEBHOOKS_ON_CALL_URL", "https://variable.example.com",
                        "BELLWETHER_NOTIFY_WEBHOOKS_ON_CALL_ALLOWPRIVATE", "true",
                        "BELLWETHER_NOTIFY_ALERTMANAGER", "http://am:9093");
        NotifyConfiguration both = Configuration.load(file, environment, List.of()).notifications();
        assertThat(both.webhooks().get(0).url()).hasHost("variable.example.com");
        assertThat(both.webhooks().get(0).isPrivateAllowed()).isTrue();
        assertThat(both.alertmanagers()).containsExactly(URI.create("http://am:9093"));

        List<String> sets = List.of("notify.webhooks.on-call.url=https://set.example.com");
        assertThat(Configuration.load(file, environment, sets).notifications().webhooks())
                .extracting(webhook -> webhook.url().getHost())
                .containsExactly("set.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notify.webhooks.slack.ulr=https://x|unknown key 'notify.webhooks.slack.ulr'; did you"
                        + " mean 'notify.webhooks.slack.url'?",
                "notify.webhooks.slack=https://x|unknown key 'notify.webhooks.slack'; did you mean",
                "notify.webhoks.slack.url=https://x|did you mean 'notify.webhooks.NAME.url'?",
                "notify.alertmanagers=http://am|did you mean 'notify.alertmanager'?",
                "notify.webhooks.Slack.url=https://x|expected a name of a-z, 0-9 and -",
                "notify.webhooks.slack.allowPrivate=true|notify.webhooks.slack: expected either url or"
                        + " urlFile; got neither",
                "notify.webhooks.slack.url=ftp://x/secret|expected http:// or https:// with a host; got"
                        + " 'ftp://x/***'",
                "notify.webhooks.slack.url=not an address secret|got '***'",
                "notify.webhooks.slack.urlFile=/nowhere|notify.webhooks.slack.urlFile: cannot read"
                        + " /nowhere: there is no such file",
                "notify.alertmanager=am:9093|notify.alertmanager: expected http:// or https://",
                "notify.alertmanager=http://am?secret=1|expected addresses without a query; got"
                        + " 'http://am?***'"
            })
    void wrongValueIsToldWithoutWhatMayBeSecret(String set, String message) {
        assertThatThrownBy(() -> set(set))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void twoAddressesAndAHalfTruthAreRefused() {
        assertThatThrownBy(
                        () ->
                                set(
                                        "notify.webhooks.a.url=https://x",
                                        "notify.webhooks.a.urlFile=/x"))
                .hasMessage("notify.webhooks.a: expected either url or urlFile; got both");
        assertThatThrownBy(
                        () ->
                                set(
                                        "notify.webhooks.a.url=https://x",
                                        "notify.webhooks.a.allowPrivate=yes"))
                .hasMessage("notify.webhooks.a.allowPrivate: expected true or false; got 'yes'");
    }

    @Test
    void unknownVariableIsRefusedWithTheNearest() {
        Map<String, String> environment =
                Map.of("BELLWETHER_NOTIFY_WEBHOOKS_SLACK_URI", "https://x");
        assertThatThrownBy(() -> Configuration.load(null, environment, List.of()))
                .hasMessage(
                        "unknown variable 'BELLWETHER_NOTIFY_WEBHOOKS_SLACK_URI'; did you mean"
                                + " 'BELLWETHER_NOTIFY_WEBHOOKS_SLACK_URL'?");
    }

    @Test
    void whatIsShownHoldsNoSecret() {
        Configuration configuration =
                set(
                        "notify.alertmanager=http://bell:wether@am:9093/path,https://two",
                        "notify.webhooks.slack.url=https://hooks.slack.com/services/T0/B0/x?y=z");

        assertThat(configuration.effective())
                .containsEntry("notify.alertmanager", "http://***@am:9093/path,https://two")
                .containsEntry("notify.webhooks.slack.url", "https://hooks.slack.com/***?***");
        assertThat(configuration.toString()).doesNotContain("wether@").doesNotContain("T0");
    }

    private static Configuration set(String... sets) {
        return Configuration.load(null, Map.of(), List.of(sets));
    }
}
