package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when no broker answers, or no client can be made. */
class ProbeTest {

    @Test
    void aBrokerThatIsThereTellsItsCluster() {
        assertThat(Probe.require(TestBroker.connection(), Duration.ofSeconds(10))).isNotEmpty();
    }

    @Test
    void aBrokerThatIsNotThereIsNamedInOneLine() {
        KafkaConnection nowhere = KafkaConnection.to("127.0.0.1:1");
        assertThatThrownBy(() -> Probe.require(nowhere, Duration.ofSeconds(2)))
                .isInstanceOf(UnreachableBrokerException.class)
                .hasMessageStartingWith("no Kafka broker answers at 127.0.0.1:1 within 2 s (")
                .hasMessageEndingWith("start it, or correct kafka.bootstrap.servers");
    }

    @Test
    void aNameThatNobodyKnowsIsNamedInOneLine() {
        KafkaConnection nowhere = KafkaConnection.to("no-such-host.invalid:9092");
        assertThatThrownBy(() -> Probe.require(nowhere, Duration.ofSeconds(2)))
                .isInstanceOf(UnreachableBrokerException.class)
                .hasMessage(
                        "no Kafka broker answers at no-such-host.invalid:9092: no such host;"
                                + " correct kafka.bootstrap.servers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://localhost:9092/", "localhost:99999"})
    void bootstrapServersThatCannotBeReadAreNamedInOneLine(String servers) {
        assertThatThrownBy(() -> Probe.require(KafkaConnection.to(servers), Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kafka.bootstrap.servers=" + servers + " cannot be used (")
                .hasMessageEndingWith("give host:port, several parted by commas");
    }

    @Test
    void settingsOfWhichNoClientCanBeMadeAreNamed() {
        assertThatThrownBy(() -> require(Map.of("security.protocol", "FOO")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no client can be made (")
                .hasMessageContaining("security.protocol")
                .hasMessageEndingWith("correct the settings kafka.*");
        assertThatThrownBy(
                        () ->
                                require(
                                        Map.of(
                                                "security.protocol", "SSL",
                                                "ssl.truststore.location", "no-such-file")))
                .isInstanceOf(UnreachableBrokerException.class)
                .hasMessageContaining("no-such-file")
                .hasMessageEndingWith("correct kafka.ssl.*");
        assertThatThrownBy(
                        () ->
                                require(
                                        Map.of(
                                                "security.protocol", "SASL_PLAINTEXT",
                                                "sasl.mechanism", "PLAIN",
                                                "sasl.jaas.config", "nonsense")))
                .isInstanceOf(UnreachableBrokerException.class)
                .hasMessageContaining("no client can be made")
                .hasMessageEndingWith("correct kafka.sasl.* or kafka.ssl.*");
    }

    private static String require(Map<String, String> properties) {
        return Probe.require(TestBroker.connection(properties), Duration.ofSeconds(2));
    }
}
