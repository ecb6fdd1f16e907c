package io.bellwether.kafka;

import java.util.Locale;

/**
 * Something that a client has to be allowed.
 *
 * @param operation such as {@code READ}, as Kafka names it
 * @param kind of resource: {@code TOPIC}, {@code GROUP}, {@code TRANSACTIONAL_ID} or {@code
 *     CLUSTER}
 * @param name of the resource; one that ends in * is a prefix
 */
record Permission(String operation, String kind, String name) {

    private static final String PREFIX = "*";

    boolean isPrefix() {
        return name.endsWith(PREFIX);
    }

    /** The name without the sign of a prefix. */
    String plainName() {
        return isPrefix() ? name.substring(0, name.length() - PREFIX.length()) : name;
    }

    /** What grants it, apart from where the brokers are and who is to have it. */
    String grant() {
        String option = kind.toLowerCase(Locale.ROOT).replace('_', '-');
        return "--operation "
                + operation
                + " --"
                + option
                + (kind.equals("CLUSTER") ? "" : " " + plainName())
                + (isPrefix() ? " --resource-pattern-type prefixed" : "");
    }

    /** Such as {@code WRITE TOPIC bellwether.alert.v1}. */
    @Override
    public String toString() {
        return operation + " " + kind + " " + name;
    }
}
