package io.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A secret goes to the clients and nowhere else. */
class SecretsPropertiesTest {

    /** Where Kafka's clients, and well-known parts that plug into them, have secrets. */
    @Provide
    Arbitrary<String> secretNames() {
        return Arbitraries.of(
                "kafka.sasl.jaas.config",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.password",
                "kafka.ssl.keystore.key",
                "kafka.ssl.truststore.password",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "kafka.sasl.oauthbearer.assertion.private.key.passphrase",
                "kafka.sasl.login.TOKEN",
                "kafka.basic.auth.user.info",
                "kafka.vault.api.key");
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .excludeChars(',')
                .ofMinLength(6)
                .ofMaxLength(40)
                .filter(text -> !text.contains("***"));
    }

    @Property(tries = 300)
    void secretNeverShowsAndReachesTheClients(
            @ForAll("secretNames") String name, @ForAll("secrets") String secret) {
        List<String> sets = List.of(name + "=" + secret);
        Configuration configuration = Configuration.load(null, Map.of(), sets);

        assertThat(configuration.kafka()).containsEntry(name.substring("kafka.".length()), secret);
        assertThat(configuration.effective()).containsEntry(name, "***");
        assertHidden(secret, configuration.toString());
        assertHidden(secret, ConfigurationText.effective(null, Map.of(), sets));
    }

    /** A colon, a blank or nothing in place of the equals sign. */
    @Property(tries = 300)
    void forgottenEqualsSignDoesNotShowThePassword(
            @ForAll("secretNames") String name, @ForAll("secrets") String secret) {
        String plain = "=" + secret.replaceAll("[^A-Za-z0-9]", "x");
        for (String set :
                List.of(name + ":" + plain.substring(1), name + " " + plain.substring(1))) {
            assertThat(refusal(set)).doesNotContain(plain.substring(1));
        }
        assertThat(refusal(plain.substring(1))).doesNotContain(plain.substring(1));
    }

    @Property(tries = 300)
    void passwordBeforeAHostDoesNotShow(@ForAll("secrets") String secret) {
        String address = "https://me:" + secret + "@host.example";
        assertHidden(secret, Secrets.mask("kafka.some.url", address, Set.of()));
        assertHidden(
                secret, Secrets.mask("kafka.bootstrap.servers", "me:" + secret + "@h:1", Set.of()));
        assertHidden(
                secret, Secrets.mask("notify.webhooks.chat.url", "https://h/" + secret, Set.of()));
        for (String key :
                List.of("http.publicUrl", "http.address", "lateness", "assets.users.timeZone")) {
            assertHidden(secret, refusal(key + "=" + address));
        }
    }

    @Example
    void placesAreShown() {
        assertThat(shown("http.tokenFile", "/run/secrets/token")).isEqualTo("/run/secrets/token");
        assertThat(shown("kafka.bootstrap.servers", "a:1,b:2")).isEqualTo("a:1,b:2");
        assertThat(shown("kafka.ssl.key.password", "${file:/run/k:key}"))
                .isEqualTo("${file:/run/k:key}");
        assertThat(shown("kafka.ssl.key.password", "${vault:/run/k:key}")).isEqualTo("***");
        assertThat(shown("kafka.sasl.jaas.config", "password=\"${file:/run/k:key}\""))
                .isEqualTo("***");
        assertThat(shown("notify.webhooks.chat.url", "https://hooks.example/T0/B0/x"))
                .isEqualTo("https://hooks.example/***");
        assertThat(shown("notify.webhooks.chat.secretFile", "/run/x")).isEqualTo("/run/x");
        assertThat(shown("notify.webhooks.chat.url", "hooks.example/x")).isEqualTo("***");
        assertThat(shown("http.publicUrl", "https://b.example/path"))
                .isEqualTo("https://b.example/path");
    }

    private static String shown(String name, String value) {
        return Secrets.mask(name, value, Set.of("file"));
    }

    private static String refusal(String set) {
        try {
            Configuration.load(null, Map.of(), List.of(set));
            throw new AssertionError("taken: " + set);
        } catch (ConfigurationException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void assertHidden(String secret, String text) {
        assertThat(text).doesNotContain(secret);
    }
}
