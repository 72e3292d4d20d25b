package dev.windlass.standalone;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as kubectl prints them: each as wide as its widest cell, three blanks between, none at a line's end. */
final class Table {
    private static final String GAP = " ".repeat(3);

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row with as many cells as the head; what breaks lines in a cell becomes a blank. */
    void add(List<String> cells) {
        rows.add(cells.stream().map(it -> it.replaceAll("\\s+", " ").strip()).toList());
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(cell).repeat(' ', widths[i] - length(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
