package io.bellwether.faults;

import java.time.Duration;
import java.util.List;

/** What is done to the members of a soak, in turns. Each leaves them as it found them. */
enum SoakFault {
    SCORE_IS_KILLED {
        @Override
        void happen(Soak soak) {
            killAndStart(soak, Soak.SCORE);
        }
    },
    MONITOR_IS_KILLED {
        @Override
        void happen(Soak soak) {
            killAndStart(soak, Soak.MONITOR);
        }
    },
    SCORE_STANDS_STILL {
        @Override
        void happen(Soak soak) {
            standStill(soak, Soak.SCORE);
        }
    },
    MONITOR_STANDS_STILL {
        @Override
        void happen(Soak soak) {
            standStill(soak, Soak.MONITOR);
        }
    },
    BROKER_IS_KILLED {
        @Override
        void happen(Soak soak) {
            soak.broker().kill();
            soak.broker().restart();
        }
    },
    SCORE_IS_STOPPED {
        @Override
        void happen(Soak soak) {
            stopAndStart(soak, Soak.SCORE);
        }
    },
    MONITOR_IS_STOPPED {
        @Override
        void happen(Soak soak) {
            stopAndStart(soak, Soak.MONITOR);
        }
    },
    MEMBERS_JOIN_AND_LEAVE {
        @Override
        void happen(Soak soak) {
            List<String> guests = List.of("score-guest", "monitor-guest");
            guests.forEach(soak::start);
            soak.pass(A_WHILE);
            guests.forEach(guest -> soak.member(guest).terminate());
            guests.forEach(soak::awaitOrderlyEnd);
        }
    };

    /** Longer than the session timeout of 6 seconds and the transaction timeout of 10. */
    private static final Duration A_WHILE = Duration.ofSeconds(12);

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    abstract void happen(Soak soak);

    private static void killAndStart(Soak soak, String member) {
        soak.member(member).kill();
        soak.pass(A_MOMENT);
        soak.start(member);
    }

    private static void standStill(Soak soak, String member) {
        soak.member(member).stop();
        soak.pass(A_WHILE);
        soak.member(member).resume();
    }

    private static void stopAndStart(Soak soak, String member) {
        soak.member(member).terminate();
        soak.awaitOrderlyEnd(member);
        soak.start(member);
    }
}
