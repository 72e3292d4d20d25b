package dev.windlass.golang.time;

import static java.util.Map.entry;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Duration} by name. */
final class DurationMethods {
    private record Method(Type type, BiFunction<Duration, @Nullable Object[], Object> body) {}

    private static final Map<String, Method> METHODS = Map.ofEntries(
            entry("Abs", getter(Duration.TYPE, Duration::abs)),
            entry("Hours", getter(Type.FLOAT64, Duration::hours)),
            entry("Microseconds", getter(Type.INT64, d -> Num.int64(d.nanos() / Duration.MICROSECOND))),
            entry("Milliseconds", getter(Type.INT64, d -> Num.int64(d.nanos() / Duration.MILLISECOND))),
            entry("Minutes", getter(Type.FLOAT64, Duration::minutes)),
            entry("Nanoseconds", getter(Type.INT64, d -> Num.int64(d.nanos()))),
            entry("Seconds", getter(Type.FLOAT64, Duration::seconds)),
            entry("String", getter(Type.STRING, Duration::text)),
            entry("Round", ofUnit(Duration::round)),
            entry("Truncate", ofUnit(Duration::truncate)));

    private DurationMethods() {}

    private static Method getter(Type result, Function<Duration, Object> body) {
        return new Method(Type.func(List.of(), List.of(result), false), (self, args) -> body.apply(self));
    }

    private static Method ofUnit(BiFunction<Duration, Duration, Duration> body) {
        Type type = Type.func(List.of(Duration.TYPE), List.of(Duration.TYPE), false);
        return new Method(type, (self, args) -> body.apply(self, TimeMethods.duration(args[0])));
    }

    static @Nullable GoFunction bind(Duration self, String name) {
        Method method = METHODS.get(name);
        return method == null
                ? null
                : GoFunction.of(name, method.type, (budget, args) -> method.body.apply(self, args));
    }
}
