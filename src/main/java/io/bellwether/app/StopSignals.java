package io.bellwether.app;

import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What SIGTERM and SIGINT do: the first ends the process in order, as the Java VM does by itself; a
 * second one ends it at once, which the Java VM leaves to SIGKILL. The exit status is the same, 128
 * and the number of the first signal.
 *
 * <p>The Java VM calls for each signal on a thread of its own. Its class for that is in no
 * standard, so it is looked up by name; where it is missing, or signals are left to somebody else
 * (-Xrs), everything stays as the Java VM has it.
 */
final class StopSignals {

    /**
     * Closer together than this they are one: {@code timeout} and other parents send a signal to
     * the child and to its group.
     */
    private static final Duration SAME = Duration.ofMillis(500);

    private static final List<String> NAMES = List.of("TERM", "INT");

    private final IntConsumer exit;
    private final IntConsumer halt;
    private final PrintStream err;
    private final AtomicReference<@Nullable First> first = new AtomicReference<>();

    /**
     * @param exit ends the process in order; may block for ever
     * @param halt ends it at once
     */
    StopSignals(IntConsumer exit, IntConsumer halt, PrintStream err) {
        this.exit = exit;
        this.halt = halt;
        this.err = err;
    }

    /** From now on signals of this process are treated so. */
    static void handle() {
        StopSignals signals = new StopSignals(System::exit, Runtime.getRuntime()::halt, System.err);
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (String name : NAMES) {
                Object named = signal.getConstructor(String.class).newInstance(name);
                int number = (int) signal.getMethod("getNumber").invoke(named);
                signal.getMethod("handle", signal, handler)
                        .invoke(null, named, calling(handler, signals, number));
            }
        } catch (ReflectiveOperationException e) {
            requireMissing(e);
        }
    }

    /** A signal came, at a time of {@link System#nanoTime}. */
    void heard(int number, long atNanos) {
        First before = first.compareAndExchange(null, new First(128 + number, atNanos));
        if (before == null) {
            exit.accept(128 + number);
        } else if (atNanos - before.atNanos() > SAME.toNanos()) {
            err.println(
                    "bellwether: a second signal: leaving at once; what was not committed is done"
                            + " again by the next start");
            err.flush();
            halt.accept(before.status());
        }
    }

    private static Object calling(Class<?> handler, StopSignals signals, int number) {
        InvocationHandler calls =
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() != handler) {
                        return method.invoke(signals, arguments);
                    }
                    signals.heard(number, System.nanoTime());
                    return null;
                };
        return Proxy.newProxyInstance(
                StopSignals.class.getClassLoader(), new Class<?>[] {handler}, calls);
    }

    /**
     * The Java VM refuses a signal that is not its own with an {@link IllegalArgumentException}.
     */
    private static void requireMissing(ReflectiveOperationException e) {
        if (e instanceof InvocationTargetException
                && !(e.getCause() instanceof IllegalArgumentException)) {
            throw new IllegalStateException("signals cannot be listened to", e);
        }
    }

    private record First(int status, long atNanos) {}
}
