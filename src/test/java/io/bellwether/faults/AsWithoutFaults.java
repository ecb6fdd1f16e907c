package io.bellwether.faults;

import io.bellwether.app.JournalReplay;
import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The alerts are those that {@code replay --files} finds in the same past, which is what a run
 * without faults gives. Holds where nothing was late: when all input was there before the start.
 * The places of quotations differ, and are left out.
 */
final class AsWithoutFaults implements Guarantee {

    private final List<String> expected;

    private AsWithoutFaults(List<String> expected) {
        this.expected = List.copyOf(expected);
    }

    /** Replays {@code feed} from a file in {@code folder}; takes some seconds. */
    static AsWithoutFaults of(Feed feed, Path folder) {
        Path alerts = folder.resolve("alerts-of-files.jsonl");
        int status =
                JournalReplay.command(
                        "replay",
                        "--files",
                        feed.file(folder.resolve("feed.jsonl")).toString(),
                        "--alerts",
                        alerts.toString());
        if (status != 0) {
            throw new IllegalStateException("replay --files ended with " + status);
        }
        try {
            List<String> expected =
                    Files.readAllLines(alerts).stream()
                            .map(AsWithoutFaults::comparable)
                            .sorted()
                            .toList();
            if (expected.size() < Asset.values().length) {
                throw new IllegalStateException("a past with hardly an alert proves nothing");
            }
            return new AsWithoutFaults(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(alerts + " cannot be read", e);
        }
    }

    @Override
    public String promise() {
        return "alerts are those of a run without faults";
    }

    @Override
    public List<String> breaches(Observed observed) {
        List<String> found = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            Published.found(observed.alerts(), asset)
                    .forEach(alert -> found.add(comparable(alert.value())));
        }
        found.sort(null);
        if (found.equals(expected)) {
            return List.of();
        }
        List<String> breaches = new ArrayList<>();
        breaches.add("there are " + found.size() + " in place of " + expected.size());
        only(found, expected).forEach(alert -> breaches.add("too much: " + name(alert)));
        only(expected, found).forEach(alert -> breaches.add("missing: " + name(alert)));
        return breaches;
    }

    private static List<String> only(List<String> of, List<String> butNotOf) {
        TreeSet<String> others = new TreeSet<>(butNotOf);
        return of.stream().filter(alert -> !others.contains(alert)).toList();
    }

    /** Without places, and without the texts that {@link ExactlyOnceAlerts} looks at. */
    private static String comparable(String alert) {
        return alert.replaceAll("\"pointer\":\\{[^}]*}", "")
                .replaceAll("\"text\":(null|\"(\\\\.|[^\"\\\\])*+\")", "")
                .replaceAll("\"carriedBy\":\\[[^]]*]", "");
    }

    private static String name(String alert) {
        int end = alert.indexOf("\"state\"");
        return alert.substring(0, Math.max(0, end));
    }
}
