package io.bellwether.feedback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns author ids into pseudonyms: the first 16 hexadecimal digits of HMAC-SHA-256 under a key
 * that stays outside the configuration. The same author has the same pseudonym as long as the key
 * stays; without the key nobody can test a guess. Safe for use by several threads.
 */
public final class Pseudonymizer implements AuthorNaming {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Knows the key and has read nothing; each name is made by a copy of it. */
    private final Mac keyed;

    /**
     * @param key at least 16 bytes of chance
     * @throws IllegalArgumentException when the key is shorter
     */
    public Pseudonymizer(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the pseudonym key has " + key.length + " bytes; at least 16 are needed");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        keyed = made(this.key);
    }

    private static Mac made(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String name(Asset asset, String author) {
        return pseudonym(asset, author);
    }

    /** Made with the key, so that it tells keys apart and nothing of them. */
    @Override
    public String keyId() {
        byte[] sum = copy().doFinal("key id".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, 4);
    }

    /** The pseudonym of {@code author}. Assets have separate name spaces. */
    public String pseudonym(Asset asset, String author) {
        Mac mac = copy();
        mac.update(asset.label().getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        byte[] sum = mac.doFinal(author.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, 8);
    }

    /** Half as long as making one; those of hardware and FIPS modules cannot be copied. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            return made(key);
        }
    }
}
