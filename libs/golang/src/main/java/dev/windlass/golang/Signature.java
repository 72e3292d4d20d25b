package dev.windlass.golang;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Parameters and results of a Go function.
 *
 * @param params types in order; the last one of a variadic function is a slice
 * @param results types in order; an error, where there is one, comes last
 * @param variadic whether any number of arguments may take the place of the last parameter
 */
public record Signature(List<Type> params, List<Type> results, boolean variadic) {
    static final Signature NONE = new Signature(List.of(), List.of(), false);

    /** The type that argument number {@code index} has to have; beyond the fixed ones the variadic element type. */
    public Type param(int index) {
        int last = params.size() - 1;
        return variadic && index >= last ? params.get(last).elem() : params.get(index);
    }

    /** How many arguments a call must have at least. */
    public int required() {
        return variadic ? params.size() - 1 : params.size();
    }

    /** Whether the last result is an {@code error}. */
    public boolean fails() {
        return !results.isEmpty() && results.getLast().equals(Type.ERROR);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("func(");
        for (int i = 0; i < params.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            if (variadic && i == params.size() - 1) {
                text.append("...").append(params.get(i).elem());
            } else {
                text.append(params.get(i));
            }
        }
        text.append(')');
        if (results.size() == 1) {
            text.append(' ').append(results.getFirst());
        } else if (!results.isEmpty()) {
            text.append(results.stream().map(Type::toString).collect(Collectors.joining(", ", " (", ")")));
        }
        return text.toString();
    }
}
