package io.bellwether.demo;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Reads the company's decisions from their table. */
final class DecisionTable {

    private static final int COLUMNS = 8;

    private DecisionTable() {}

    /** The decisions in the order of the file, which is that of their effect. */
    static List<Decision> read() {
        return Resource.lines("decisions.txt").stream().map(DecisionTable::decision).toList();
    }

    private static Decision decision(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException(
                    "a decision has " + COLUMNS + " cells, not " + cells.size() + ": " + line);
        }
        return new Decision(
                cells.get(0),
                Instant.parse(cells.get(1)),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                assets(cells.get(6)),
                cells.get(7).isEmpty() ? null : cells.get(7));
    }

    private static List<Asset> assets(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .map(label -> Asset.ofLabel(label).orElseThrow())
                .toList();
    }
}
