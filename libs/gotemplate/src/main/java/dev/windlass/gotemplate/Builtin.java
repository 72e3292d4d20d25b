package dev.windlass.gotemplate;

import org.jspecify.annotations.Nullable;

/** A function that the language itself has. */
@FunctionalInterface
interface Builtin {
    /** Calls with the arguments, the piped value coming last; null is a nil interface. */
    @Nullable Object call(Execution execution, Node command, Word[] arguments, Object piped);
}
