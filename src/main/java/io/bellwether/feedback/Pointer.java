package io.bellwether.feedback;

/**
 * Where the text of a piece of feedback lies. The journal carries this instead of the text, so that
 * whoever erases the input erases the quotation too.
 */
public sealed interface Pointer {

    /** A record of a Kafka topic. */
    record InTopic(String topic, int partition, long offset) implements Pointer {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /** A line of a file; the first line is 1. The name is the file's last path element. */
    record InFile(String file, long line) implements Pointer {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
