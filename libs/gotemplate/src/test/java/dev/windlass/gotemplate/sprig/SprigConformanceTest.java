package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.ReflectCall;
import dev.windlass.golang.Vectors;
import dev.windlass.golang.fmt.Fmt;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SprigConformanceTest {
    private static final Map<String, GoFunction> FUNCTIONS =
            Sprig.functions(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(3));

    @Test
    void answersAsGoDoes() throws IOException {
        Vectors.run(SprigConformanceTest.class, "sprig", SprigConformanceTest::call);
    }

    private static @Nullable Object call(String name, @Nullable Object[] args) {
        GoFunction function = Objects.requireNonNull(FUNCTIONS.get(name), name);
        Object result = ReflectCall.call(function, Budget.UNLIMITED, args);
        if (result instanceof Version version) {
            return Fmt.sprintf(Budget.UNLIMITED, "%v %d %+v", version, version, version.original());
        }
        return result;
    }
}
