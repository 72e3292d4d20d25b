package dev.windlass.expr;

import java.util.ArrayList;
import java.util.List;

/** Counts agreements with the original. */
final class Score {
    private static final int LONGEST_LIST = 200;

    private int cases;
    private int phases;
    private int values;
    private int equalValues;
    private int errors;
    private int equalErrors;
    private final List<String> differing = new ArrayList<>();

    void add(String id, boolean phase, boolean isValue, boolean equal) {
        cases++;
        phases += phase ? 1 : 0;
        values += isValue ? 1 : 0;
        errors += isValue ? 0 : 1;
        equalValues += isValue && equal ? 1 : 0;
        equalErrors += !isValue && equal ? 1 : 0;
        if (!phase || !equal) {
            differing.add(id);
        }
    }

    List<String> differing() {
        return differing;
    }

    String line(String name) {
        return "conformance " + name + ": " + phases + "/" + cases + " phase, " + equalValues + "/" + values
                + " value, " + equalErrors + "/" + errors + " error text";
    }

    void print(String name) {
        System.out.println(line(name));
        if (!differing.isEmpty()) {
            System.out.println(
                    "differing: " + differing.stream().limit(LONGEST_LIST).toList());
        }
    }
}
