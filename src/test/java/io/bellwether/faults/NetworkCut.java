package io.bellwether.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The loopback network without what goes to a port, or comes from it, or both. */
final class NetworkCut {

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

    private NetworkCut() {}

    /** Skips the test where the firewall cannot be used. */
    static void assumePossible() {
        assumeTrue(
                Undone.succeeds("iptables -w 10 -n -L INPUT"),
                "skipped: cutting the network needs iptables and root");
    }

    /** Does something while the network is cut. */
    static void during(int port, Direction direction, Runnable action) {
        Undone rules = cut(port, direction);
        try {
            action.run();
        } finally {
            rules.close();
        }
    }

    private static Undone cut(int port, Direction direction) {
        String there = RULE.formatted("dport", port);
        String back = RULE.formatted("sport", port);
        return switch (direction) {
            case THERE -> Undone.make(insert(there), remove(there));
            case BACK -> Undone.make(insert(back), remove(back));
            case BOTH ->
                    Undone.make(
                            insert(there) + " && " + insert(back),
                            remove(there) + "; " + remove(back));
        };
    }

    private static String insert(String rule) {
        return "iptables -w -I " + rule;
    }

    private static String remove(String rule) {
        return "iptables -w -D " + rule;
    }
}
