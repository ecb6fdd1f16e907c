package io.bellwether.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final String FENCE = "```python\n";

    /** Computed by Python's hmac from the same values. */
    @Test
    void signatureIsThatOfStandardWebhooks() {
        SigningKey key = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(
                        key.sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330,
                                "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** The example stands between the fences of the only block of Python. */
    @Test
    void exampleOfTheDocumentationTellsGenuineDeliveriesFromOthers() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), python + " is not installed");
        String page = Files.readString(Path.of("docs", "notifications.md"), UTF_8);
        int begin = page.indexOf(FENCE) + FENCE.length();
        String example = page.substring(begin, page.indexOf("```", begin));
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        byte[] body = "{\"alertId\":\"a\",\"text\":\"\u00e9\"}".getBytes(UTF_8);
        long now = Instant.now().getEpochSecond();
        String calls =
                """
                headers = {"webhook-id": "a-1", "webhook-timestamp": "%d", "webhook-signature": "%s"}
                body = bytes.fromhex("%s")
                print(is_genuine(headers, body, "%s"), is_genuine(headers, body + b" ", "%s"))
                print(is_genuine({**headers, "webhook-timestamp": "%d"}, body, "%s"))
                """
                        .formatted(
                                now,
                                SigningKey.of(secret).sign("a-1", now, body),
                                HexFormat.of().formatHex(body),
                                secret,
                                secret,
                                now - 1,
                                secret);
        Process run =
                new ProcessBuilder(python.toString(), "-c", example + calls)
                        .redirectErrorStream(true)
                        .start();
        assertThat(new String(run.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("True False\nFalse\n");
    }

    @Test
    void secretThatCouldBeGuessedIsRefusedAndNotShown() {
        assertThatThrownBy(() -> SigningKey.of("correct-horse"))
                .hasMessage("expected a secret of at least 24 bytes; got 13");
        assertThatThrownBy(() -> SigningKey.of("whsec_c2hvcnQ="))
                .hasMessage("expected a secret of at least 24 bytes; got 5");
        assertThatThrownBy(() -> SigningKey.of("whsec_not base64!"))
                .hasMessage("expected base64 after whsec_")
                .hasNoCause();
    }
}
