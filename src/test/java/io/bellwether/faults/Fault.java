package io.bellwether.faults;

import io.bellwether.faults.Groups.Role;
import java.util.List;

/** Something that befalls a deployment that is at work; each is over when it is healed. */
sealed interface Fault {

    /** SIGKILL in mid-transaction, as far as one can be met; started again at once. */
    record Kill(Role role) implements Fault {}

    /**
     * Stands still in mid-transaction, for longer than the group and the transaction wait, and then
     * goes on as if nothing had happened.
     */
    record Zombie(Role role) implements Fault {}

    /** SIGTERM, and started again. */
    record Restart(Role role) implements Fault {}

    /** One member more, which stays. */
    record Join(Role role) implements Fault {}

    /** The monitor is killed, and killed again in the middle of its restore. */
    record KillInRestore() implements Fault {}

    /** SIGKILL of the broker; started again at once. */
    record BrokerKill() implements Fault {}

    /** SIGKILL of the broker; started again after some seconds. */
    record BrokerAway() implements Fault {}

    /** The broker keeps its connections and answers nothing for some seconds. */
    record BrokerHang() implements Fault {}

    /** One of each kind, in a fixed order. */
    static List<Fault> all() {
        return List.of(
                new Kill(Role.SCORE),
                new Kill(Role.MONITOR),
                new Zombie(Role.SCORE),
                new Zombie(Role.MONITOR),
                new Restart(Role.SCORE),
                new Restart(Role.MONITOR),
                new Join(Role.SCORE),
                new Join(Role.MONITOR),
                new KillInRestore(),
                new BrokerKill(),
                new BrokerAway(),
                new BrokerHang());
    }

    /** Whether the broker is out of reach while it lasts. */
    default boolean isOfBroker() {
        return this instanceof BrokerKill
                || this instanceof BrokerAway
                || this instanceof BrokerHang;
    }
}
