package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table that is as easy to read in a terminal. Not safe for several threads. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header) {
        rows.add(List.copyOf(header));
    }

    /** Adds a row with as many cells as the header. */
    void add(List<String> row) {
        if (row.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "a row of " + row.size() + " cells under " + rows.getFirst().size());
        }
        rows.add(List.copyOf(row));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < rows.get(i).size(); column++) {
                text.append("| ").append(padded(rows.get(i).get(column), column)).append(' ');
            }
            text.append("|\n");
            if (i == 0) {
                appendRule(text);
            }
        }
        return text.toString();
    }

    private void appendRule(StringBuilder text) {
        for (int column = 0; column < rows.getFirst().size(); column++) {
            text.append('|').append("-".repeat(width(column) + 2));
        }
        text.append("|\n");
    }

    private String padded(String cell, int column) {
        return cell + " ".repeat(width(column) - cell.length());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
