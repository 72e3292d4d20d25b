package dev.windlass.expr;

import dev.windlass.gotemplate.sprig.Libraries;
import dev.windlass.gotemplate.sprig.Sprig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

/** The functions under the name {@code sprig}, at the moment at which the original was asked. */
final class SprigFunctions {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:10:00Z"), ZoneOffset.UTC);

    private SprigFunctions() {}

    static Map<String, ?> all() {
        return Sprig.functions(CLOCK, new Random(1), Libraries.RECENT);
    }
}
