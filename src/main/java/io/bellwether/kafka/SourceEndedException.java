package io.bellwether.kafka;

/** A batch was to be committed after its source had ended. */
final class SourceEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceEndedException() {
        super("the source of this batch has ended; the batch will be read again");
    }
}
