package io.bellwether.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;

/**
 * The code of the planted bugs. Byte Buddy copies the bodies of these methods into the methods that
 * they alter, so nothing here is called, and what they name has to be public.
 */
@SuppressWarnings("UnusedVariable") // what is assigned to a parameter is read by the altered method
public final class PlantedAdvice {

    /** Texts with this word break the scorer when {@link PlantedBug#SCORER_THROWS} is planted. */
    public static final String UNSCORABLE = "unscorable";

    /** What a monitor said in a replay, until it is said again. */
    public static final ConcurrentLinkedQueue<Object> SAID = new ConcurrentLinkedQueue<>();

    /** How many replays are under way in this thread. */
    public static final ThreadLocal<Boolean> REPLAYS = ThreadLocal.withInitial(() -> false);

    private PlantedAdvice() {}

    static final class EndTransactionFirst {
        private EndTransactionFirst() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.This Object producer) {
            ((Producer<?, ?>) producer).commitTransaction();
            ((Producer<?, ?>) producer).beginTransaction();
        }
    }

    static final class AnswerNothing {
        private AnswerNothing() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Stream<?> answer) {
            answer = Stream.empty();
        }
    }

    static final class DoNothing {
        private DoNothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    static final class AskForStableOffsets {
        private AskForStableOffsets() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 3, readOnly = false) IsolationLevel isolation) {
            isolation = IsolationLevel.READ_COMMITTED;
        }
    }

    static final class ReadUncommitted {
        private ReadUncommitted() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return Map<String, Object> settings) {
            settings.put("isolation.level", "read_uncommitted");
        }
    }

    static final class Replay {
        private Replay() {}

        @Advice.OnMethodEnter
        static void enter() {
            REPLAYS.set(true);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit() {
            REPLAYS.set(false);
        }
    }

    static final class SayWhatWasReplayed {
        private SayWhatWasReplayed() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) List<Object> said) {
            if (REPLAYS.get()) {
                SAID.addAll(said);
            } else {
                List<Object> all = new ArrayList<>(SAID);
                SAID.clear();
                all.addAll(said);
                said = all;
            }
        }
    }

    static final class FailOnMarkedText {
        private FailOnMarkedText() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) String text) {
            if (text.contains(UNSCORABLE)) {
                // With the text in it, because a real scorer's message may quote it.
                throw new IllegalStateException(text);
            }
        }
    }
}
