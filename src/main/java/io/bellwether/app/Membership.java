package io.bellwether.app;

import io.bellwether.kafka.GroupProtocol;
import io.bellwether.kafka.SourceSettings.Start;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the roles take part in their consumer groups. Chosen under the names that Kafka has for it.
 *
 * @param protocol {@code kafka.group.protocol}: classic (default) or consumer
 * @param start {@code kafka.auto.offset.reset}: earliest (default) or latest; for input topics
 *     only, since the journal is always read whole
 */
record Membership(GroupProtocol protocol, Start start) {

    private static final String PROTOCOL = "group.protocol";
    private static final String START = "auto.offset.reset";

    /**
     * Reads the choice from {@code kafka.*} properties.
     *
     * @throws WrongUseException when a value is unknown
     */
    static Membership of(SortedMap<String, String> kafka) {
        String protocol = kafka.getOrDefault(PROTOCOL, GroupProtocol.CLASSIC.label());
        String start = kafka.getOrDefault(START, "earliest");
        return new Membership(
                choice(PROTOCOL, GroupProtocol.class, protocol, "classic or consumer"),
                choice(START, Start.class, start, "earliest or latest"));
    }

    private static <E extends Enum<E>> E choice(
            String key, Class<E> type, String value, String expected) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(
                    "kafka." + key + ": expected " + expected + "; got '" + value + "'");
        }
    }

    /** The properties that are left for the clients. */
    static SortedMap<String, String> without(SortedMap<String, String> kafka) {
        SortedMap<String, String> rest = new TreeMap<>(kafka);
        rest.remove(PROTOCOL);
        rest.remove(START);
        return rest;
    }
}
