package dev.windlass.expr.env;

import dev.windlass.expr.eval.Library;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Argo CD's triggers, {@code oncePer} and templates find beside the application. */
public final class TriggerFunctions {
    private static final Map<String, String> LAYOUTS = Map.ofEntries(
            Map.entry("Layout", "01/02 03:04:05PM '06 -0700"),
            Map.entry("ANSIC", "Mon Jan _2 15:04:05 2006"),
            Map.entry("UnixDate", "Mon Jan _2 15:04:05 MST 2006"),
            Map.entry("RubyDate", "Mon Jan 02 15:04:05 -0700 2006"),
            Map.entry("RFC822", "02 Jan 06 15:04 MST"),
            Map.entry("RFC822Z", "02 Jan 06 15:04 -0700"),
            Map.entry("RFC850", "Monday, 02-Jan-06 15:04:05 MST"),
            Map.entry("RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"),
            Map.entry("RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"),
            Map.entry("RFC3339", Time.RFC3339),
            Map.entry("RFC3339Nano", Time.RFC3339_NANO),
            Map.entry("Kitchen", "3:04PM"),
            Map.entry("Stamp", "Jan _2 15:04:05"),
            Map.entry("StampMilli", "Jan _2 15:04:05.000"),
            Map.entry("StampMicro", "Jan _2 15:04:05.000000"),
            Map.entry("StampNano", "Jan _2 15:04:05.000000000"));

    private static final Map<String, Long> DURATIONS = Map.of(
            "Nanosecond", 1L,
            "Microsecond", Duration.MICROSECOND,
            "Millisecond", Duration.MILLISECOND,
            "Second", Duration.SECOND,
            "Minute", Duration.MINUTE,
            "Hour", Duration.HOUR);

    private TriggerFunctions() {}

    /** The name {@code time}: {@code Parse} (RFC 3339, panics on anything else), {@code Now}, durations and layouts. */
    public static Map<String, @Nullable Object> time(Clock clock) {
        Map<String, @Nullable Object> time = new HashMap<>(LAYOUTS);
        DURATIONS.forEach((name, nanos) -> time.put(name, new Duration(nanos)));
        time.put("Parse", function("Parse", Time.TYPE, args -> parse(text(args[0])), Type.STRING));
        time.put("Now", function("Now", Time.TYPE, args -> Time.now(clock)));
        return time;
    }

    private static Time parse(String text) {
        try {
            return Time.parse(Time.RFC3339, text);
        } catch (GoException e) {
            throw new GoPanic(e.error());
        }
    }

    /** The name {@code strings}: {@code ReplaceAll}, {@code ToUpper}, {@code ToLower}. */
    public static Map<String, @Nullable Object> strings() {
        Type mapping = Type.func(List.of(Type.STRING), List.of(Type.STRING), false);
        Type replacing = Type.func(List.of(Type.STRING, Type.STRING, Type.STRING), List.of(Type.STRING), false);
        Map<String, @Nullable Object> strings = new HashMap<>();
        strings.put(
                "ToUpper", GoFunction.of("ToUpper", mapping, (budget, args) -> Library.upper(budget, text(args[0]))));
        strings.put(
                "ToLower", GoFunction.of("ToLower", mapping, (budget, args) -> Library.lower(budget, text(args[0]))));
        strings.put(
                "ReplaceAll",
                GoFunction.of(
                        "ReplaceAll",
                        replacing,
                        (budget, args) -> Library.replaceAll(budget, text(args[0]), text(args[1]), text(args[2]))));
        return strings;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String it ? it : "";
    }

    /** The body of a function that allocates little. */
    interface Body {
        @Nullable Object apply(@Nullable Object[] args);
    }

    static GoFunction function(String name, Type result, Body body, Type... params) {
        return GoFunction.of(
                name, Type.func(List.of(params), List.of(result), false), (budget, args) -> body.apply(args));
    }
}
