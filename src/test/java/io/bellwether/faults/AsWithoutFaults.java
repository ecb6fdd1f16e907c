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
 * The alerts and levels are those that {@code replay --files} finds in the same past, which is what
 * a run without faults gives. Holds where nothing was late: when all input was there before the
 * start. The places of quotations differ, and are left out; and a service holds back the levels of
 * the last hours, which its watermark has not passed.
 */
final class AsWithoutFaults implements Guarantee {

    private static final int HELD_BACK = 24;

    private final List<String> expected;
    private final List<String> levels;

    private AsWithoutFaults(List<String> expected, List<String> levels) {
        this.expected = List.copyOf(expected);
        this.levels = List.copyOf(levels);
    }

    /** Replays {@code feed} from a file in {@code folder}; takes some seconds. */
    static AsWithoutFaults of(Feed feed, Path folder) {
        Path alerts = folder.resolve("alerts-of-files.jsonl");
        Path levels = folder.resolve("levels-of-files.jsonl");
        int status =
                JournalReplay.command(
                        "replay",
                        "--files",
                        feed.file(folder.resolve("feed.jsonl")).toString(),
                        "--alerts",
                        alerts.toString(),
                        "--levels",
                        levels.toString());
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
            return new AsWithoutFaults(expected, Files.readAllLines(levels));
        } catch (IOException e) {
            throw new UncheckedIOException("what was replayed cannot be read", e);
        }
    }

    @Override
    public String promise() {
        return "alerts and levels are those of a run without faults";
    }

    @Override
    public List<String> breaches(Observed observed) {
        List<String> breaches = new ArrayList<>(alertBreaches(observed));
        for (Asset asset : Asset.values()) {
            breaches.addAll(levelBreaches(observed, asset));
        }
        return breaches;
    }

    private List<String> levelBreaches(Observed observed, Asset asset) {
        String head = "{\"asset\":\"" + asset.label() + "\"";
        List<String> wanted = levels.stream().filter(level -> level.startsWith(head)).toList();
        List<String> found =
                Published.found(observed.levels(), asset).stream().map(Published::value).toList();
        List<String> breaches = new ArrayList<>();
        if (found.size() > wanted.size() || found.size() < wanted.size() - HELD_BACK) {
            breaches.add(
                    "%s: %d levels in place of %d, of which the last may be held back"
                            .formatted(asset.label(), found.size(), wanted.size()));
        }
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            if (!found.get(i).equals(wanted.get(i))) {
                breaches.add(asset.label() + " level " + i + " is another");
            }
        }
        return breaches;
    }

    private List<String> alertBreaches(Observed observed) {
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
