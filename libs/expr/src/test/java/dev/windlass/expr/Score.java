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

    /** How an answer compares with the original's. */
    record Verdict(String id, boolean phase, boolean isValue, boolean equal) {}

    void add(Verdict it) {
        cases++;
        phases += it.phase() ? 1 : 0;
        values += it.isValue() ? 1 : 0;
        errors += it.isValue() ? 0 : 1;
        equalValues += it.isValue() && it.equal() ? 1 : 0;
        equalErrors += !it.isValue() && it.equal() ? 1 : 0;
        if (!it.phase() || !it.equal()) {
            differing.add(it.id());
        }
    }

    /** Cases that gave no answer to compare. */
    void addBroken(List<String> broken) {
        cases += broken.size();
        differing.addAll(broken);
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
