package io.bellwether.kafka;

import java.util.regex.Pattern;

/**
 * Who a reader is: a role of a group, and which of its instances.
 *
 * @param group what all roles of one installation share, such as {@code bellwether}
 * @param role {@code score}, {@code monitor}, {@code notify} or {@code dashboard}
 * @param instance stays the same over restarts and is never used by two processes at a time: a
 *     second one would throw the first one out
 */
public record Member(String group, String role, String instance, GroupProtocol protocol) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Member {
        check("group", group);
        check("role", role);
        check("instance", instance);
    }

    /** The consumer group of the role. */
    public String groupId() {
        return group + "-" + role;
    }

    /** Under this name the broker knows an unfinished transaction again after a crash. */
    public String transactionalId() {
        return group + "-" + role + "-" + instance;
    }

    private static void check(String what, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' must be 1 to 100 letters, digits, '.', '_' or '-'");
        }
    }
}
