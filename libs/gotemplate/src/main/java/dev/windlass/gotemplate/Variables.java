package dev.windlass.gotemplate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The variables in force, innermost last. Names are compared by identity, so they must be interned.
 *
 * <p>Each says whether it is boxed: held as an {@code interface {}}, which is what messages then call its type.
 */
final class Variables {
    private static final int FIRST_SIZE = 8;

    private String[] names = new String[FIRST_SIZE];
    private @Nullable Object[] values = new @Nullable Object[FIRST_SIZE];
    private boolean[] boxed = new boolean[FIRST_SIZE];
    private int base;
    private int top;

    int mark() {
        return top;
    }

    void pop(int mark) {
        top = mark;
    }

    void push(String name, @Nullable Object value) {
        if (top == names.length) {
            names = Arrays.copyOf(names, 2 * top);
            values = Arrays.copyOf(values, 2 * top);
            boxed = Arrays.copyOf(boxed, 2 * top);
        }
        names[top] = name;
        values[top] = value;
        boxed[top] = false;
        top++;
    }

    /** Hides all variables until {@link #leave}; the answer is for it. */
    int enter() {
        int outer = base;
        base = top;
        return outer;
    }

    void leave(int outer) {
        top = base;
        base = outer;
    }

    /** Where the innermost variable of that name is, or -1. */
    @SuppressWarnings("ReferenceEquality") // interned
    int find(String name) {
        for (int i = top - 1; i >= base; i--) {
            if (names[i] == name) {
                return i;
            }
        }
        return -1;
    }

    @Nullable Object value(int index) {
        return values[index];
    }

    boolean isBoxed(int index) {
        return boxed[index];
    }

    void set(int index, @Nullable Object value, boolean isBoxed) {
        values[index] = value;
        boxed[index] = isBoxed;
    }
}
