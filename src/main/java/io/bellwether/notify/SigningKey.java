package io.bellwether.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs deliveries as the Standard Webhooks specification has it: {@code v1,} and the base64 of
 * HMAC-SHA256 over id, timestamp and body, joined by dots. Safe for several threads.
 */
public final class SigningKey {

    /** Fewer could be guessed. */
    public static final int LEAST_BYTES = 24;

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The key in {@code text}: after {@code whsec_} in base64, else the bytes of the text itself.
     *
     * @throws IllegalArgumentException when it is too short or no base64; does not show it
     */
    public static SigningKey of(String text) {
        byte[] bytes;
        try {
            bytes =
                    text.startsWith(PREFIX)
                            ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                            : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the secret.
            throw new IllegalArgumentException("expected base64 after " + PREFIX);
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "expected a secret of at least " + LEAST_BYTES + " bytes; got " + bytes.length);
        }
        return new SigningKey(bytes);
    }

    /** The value of the header {@code webhook-signature}. */
    String sign(String id, long epochSecond, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + epochSecond + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
