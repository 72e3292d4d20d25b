package dev.windlass.golang.time;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.ReflectCall;
import dev.windlass.golang.Values;
import dev.windlass.golang.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeConformanceTest {
    @Test
    void tellsTheTimeAsGoDoes() throws IOException {
        Vectors.run(TimeConformanceTest.class, "golang-time", TimeConformanceTest::call);
    }

    private static @Nullable Object call(String function, @Nullable Object[] args) {
        return switch (function) {
            case "format" -> ((Time) Objects.requireNonNull(args[0])).format(text(args[1]));
            case "parse" -> Time.parse(text(args[0]), text(args[1]));
            case "parseIn" -> Time.parseInLocation(text(args[0]), text(args[1]), Location.load(text(args[2])));
            case "parseDuration" -> Duration.parse(text(args[0]));
            case "durationText", "month", "weekday" -> ((GoObject) Objects.requireNonNull(args[0])).text();
            case "load" -> Location.load(text(args[0]));
            case "date" -> {
                long[] n =
                        Arrays.stream(args).limit(7).mapToLong(Values::toLong).toArray();
                yield Time.date(n[0], n[1], n[2], n[3], n[4], n[5], n[6], Location.load(text(args[7])));
            }
            case "method" -> {
                GoObject self = (GoObject) Objects.requireNonNull(args[0]);
                yield ReflectCall.call(
                        Objects.requireNonNull(self.method(text(args[1]))),
                        Budget.UNLIMITED,
                        Arrays.copyOfRange(args, 2, args.length));
            }
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
