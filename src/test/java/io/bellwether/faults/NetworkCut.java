package io.bellwether.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The loopback network without what goes to a port, or comes from it, or both. */
final class NetworkCut implements AutoCloseable {

    private static final String RULE = "INPUT -i lo -p tcp --%s %d -j DROP";

    /** Which packets are dropped. */
    enum Direction {
        /** Requests do not arrive. */
        THERE,
        /** Requests arrive, their answers do not. */
        BACK,
        /** Nothing passes. */
        BOTH
    }

    private final Undone rules;

    private NetworkCut(Undone rules) {
        this.rules = rules;
    }

    /** Skips the test where the firewall cannot be used. */
    static void assumePossible() {
        assumeTrue(
                Undone.succeeds("iptables -w 10 -n -L INPUT"),
                "skipped: cutting the network needs iptables and root");
    }

    /** Cuts at once, and until it is closed. */
    static NetworkCut at(int port, Direction direction) {
        String there = RULE.formatted("dport", port);
        String back = RULE.formatted("sport", port);
        return new NetworkCut(
                switch (direction) {
                    case THERE -> Undone.make("iptables -w -I " + there, remove(there));
                    case BACK -> Undone.make("iptables -w -I " + back, remove(back));
                    case BOTH ->
                            Undone.make(
                                    "iptables -w -I " + there + " && iptables -w -I " + back,
                                    remove(there) + "; " + remove(back));
                });
    }

    private static String remove(String rule) {
        return "iptables -w -D " + rule;
    }

    /** Lets everything through again. */
    @Override
    public void close() {
        rules.close();
    }
}
