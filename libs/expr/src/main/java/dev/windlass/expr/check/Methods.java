package dev.windlass.expr.check;

import dev.windlass.expr.syntax.Nature;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Signature;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Location;
import dev.windlass.golang.time.Month;
import dev.windlass.golang.time.Time;
import dev.windlass.golang.time.Weekday;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of the types that the checker meets: those that the built-in functions give. */
final class Methods {
    private static final Map<Type, GoObject> SAMPLES = Map.of(
            Time.TYPE, Time.ZERO,
            Duration.TYPE, new Duration(0),
            Location.TYPE, Location.UTC,
            Month.TYPE, new Month(1),
            Weekday.TYPE, new Weekday(0));

    private Methods() {}

    /** The nature of a method by name, its receiver first among the parameters; null if there is none. */
    static @Nullable Nature find(Nature base, String name) {
        Type type = base.type();
        if (type == null || !type.hasMethod(name)) {
            return null;
        }
        GoObject sample = SAMPLES.get(type);
        GoFunction method = sample == null ? null : sample.method(name);
        if (method == null) {
            return null;
        }
        Signature signature = method.signature();
        List<Type> params = new ArrayList<>(signature.params());
        params.addFirst(type);
        return Nature.method(Type.func(params, signature.results(), signature.variadic()));
    }
}
