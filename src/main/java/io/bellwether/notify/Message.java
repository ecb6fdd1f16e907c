package io.bellwether.notify;

/**
 * What one delivery carries. A class and not a record, because it holds an array, which must not be
 * changed.
 */
final class Message {

    private final String id;
    private final byte[] body;

    /**
     * @param id the same whenever the same is delivered
     */
    Message(String id, byte[] body) {
        this.id = id;
        this.body = body;
    }

    String id() {
        return id;
    }

    byte[] body() {
        return body;
    }
}
