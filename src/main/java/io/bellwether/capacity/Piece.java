package io.bellwether.capacity;

import io.bellwether.feedback.Asset;

/** One record of feedback, ready to be written. A class, because it holds arrays. */
public final class Piece {

    private final String id;
    private final Asset asset;
    private final byte[] key;
    private final byte[] value;

    Piece(String id, Asset asset, byte[] key, byte[] value) {
        this.id = id;
        this.asset = asset;
        this.key = key;
        this.value = value;
    }

    /** As the journal has it; unique. */
    public String id() {
        return id;
    }

    public Asset asset() {
        return asset;
    }

    /** Not to be changed. */
    public byte[] key() {
        return key;
    }

    /** Not to be changed. */
    public byte[] value() {
        return value;
    }
}
