package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoFunction;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The functions of sprig v3.3.0 by name, with Go's parameter and result types.
 *
 * <p>{@code env} and {@code expandenv} do not exist, and {@code getHostByName} never touches the network: it always fails.
 * Where Go goes through a map in random order ({@code keys}, {@code values}), keys come sorted.
 */
public final class Sprig {
    /**
     * Functions that change a map they are given. A map that takes no changes stays as it is, and the function's result is
     * a changed copy; a caller that wants Go's effect passes copies of its data that can be changed.
     */
    public static final Set<String> MUTATING =
            Set.of("set", "unset", "merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite");

    private Sprig() {}

    /** All functions; {@code now} and the like read the clock, random ones the generator, which should be a secure one. */
    public static Map<String, GoFunction> functions(Clock clock, RandomGenerator random) {
        return functions(clock, random, Libraries.MINIMAL);
    }

    /** Likewise, with the answers of such libraries. */
    public static Map<String, GoFunction> functions(Clock clock, RandomGenerator random, Libraries libraries) {
        Definitions definitions = new Definitions(libraries);
        StringFunctions.define(definitions);
        CaseFunctions.define(definitions);
        EncodingFunctions.define(definitions);
        NumberFunctions.define(definitions);
        DefaultFunctions.define(definitions);
        ListFunctions.define(definitions);
        DictFunctions.define(definitions);
        RegexFunctions.define(definitions);
        PathFunctions.define(definitions);
        UrlFunctions.define(definitions);
        SemverFunctions.define(definitions);
        DateFunctions.define(definitions, clock);
        RandomFunctions.define(definitions, random);
        CryptoFunctions.define(definitions, random);
        CertificateFunctions.define(definitions, clock, random);
        return definitions.functions();
    }
}
