package dev.windlass.golang.time;

import static java.util.Map.entry;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of {@link Time} by name: all of Go's but those that read or write binary forms or append to bytes. */
final class TimeMethods {
    static final String[] NAMES = {
        "Add",
        "AddDate",
        "After",
        "AppendBinary",
        "AppendFormat",
        "AppendText",
        "Before",
        "Clock",
        "Compare",
        "Date",
        "Day",
        "Equal",
        "Format",
        "GoString",
        "GobEncode",
        "Hour",
        "ISOWeek",
        "In",
        "IsDST",
        "IsZero",
        "Local",
        "Location",
        "MarshalBinary",
        "MarshalJSON",
        "MarshalText",
        "Minute",
        "Month",
        "Nanosecond",
        "Round",
        "Second",
        "String",
        "Sub",
        "Truncate",
        "UTC",
        "Unix",
        "UnixMicro",
        "UnixMilli",
        "UnixNano",
        "Weekday",
        "Year",
        "YearDay",
        "Zone",
        "ZoneBounds"
    };

    private interface Body {
        @Nullable Object apply(Time self, @Nullable Object[] args);
    }

    private record Method(Type type, Body body) {}

    private static final class Table {
        static final Map<String, Method> METHODS = Map.ofEntries(
                entry("Add", method(Duration.TYPE, Time.TYPE, (t, args) -> t.add(duration(args[0])))),
                entry(
                        "AddDate",
                        new Method(
                                Type.func(List.of(Type.INT, Type.INT, Type.INT), List.of(Time.TYPE), false),
                                (t, args) -> t.addDate(
                                        Values.toLong(args[0]), Values.toLong(args[1]), Values.toLong(args[2])))),
                entry("AppendBinary", appending((t, args) -> joined(args[0], TimeBinary.of(t, "AppendBinary")))),
                entry(
                        "AppendFormat",
                        new Method(
                                Type.func(List.of(Type.BYTES, Type.STRING), List.of(Type.BYTES), false),
                                (t, args) -> joined(args[0], GoString.bytes(t.format((String) args[1]))))),
                entry(
                        "AppendText",
                        appending((t, args) ->
                                joined(args[0], GoString.bytes(TimeFormatter.strictRfc3339(t, "Time.AppendText: "))))),
                entry("After", method(Time.TYPE, Type.BOOL, (t, args) -> t.compareTo(time(args[0])) > 0)),
                entry("Before", method(Time.TYPE, Type.BOOL, (t, args) -> t.compareTo(time(args[0])) < 0)),
                entry("Clock", results(t -> (long) t.civil().hour(), Type.INT, Type.INT, Type.INT)),
                entry("Compare", method(Time.TYPE, Type.INT, (t, args) -> (long) t.compareTo(time(args[0])))),
                entry("Date", results(t -> t.civil().year(), Type.INT, Month.TYPE, Type.INT)),
                entry("Day", results(t -> (long) t.civil().day(), Type.INT)),
                entry("Equal", method(Time.TYPE, Type.BOOL, (t, args) -> t.isSameInstant(time(args[0])))),
                entry("Format", method(Type.STRING, Type.STRING, (t, args) -> t.format((String) args[0]))),
                entry("GoString", results(Time::goString, Type.STRING)),
                entry("GobEncode", results(t -> TimeBinary.of(t, "MarshalBinary"), Type.BYTES, Type.ERROR)),
                entry("Hour", results(t -> (long) t.civil().hour(), Type.INT)),
                entry("ISOWeek", results(TimeMethods::isoYear, Type.INT, Type.INT)),
                entry("In", method(Location.TYPE, Time.TYPE, (t, args) -> t.in(location(args[0])))),
                entry("IsDST", results(t -> t.location().isDaylightSavingAt(t.seconds()), Type.BOOL)),
                entry("IsZero", results(Time::isZero, Type.BOOL)),
                entry("Local", results(t -> t.in(Location.LOCAL), Time.TYPE)),
                entry("Location", results(Time::location, Location.TYPE)),
                entry("MarshalBinary", results(t -> TimeBinary.of(t, "MarshalBinary"), Type.BYTES, Type.ERROR)),
                entry("MarshalJSON", results(t -> GoString.bytes(t.json()), Type.BYTES, Type.ERROR)),
                entry(
                        "MarshalText",
                        results(
                                t -> GoString.bytes(TimeFormatter.strictRfc3339(t, "Time.MarshalText: ")),
                                Type.BYTES,
                                Type.ERROR)),
                entry("Minute", results(t -> (long) t.civil().minute(), Type.INT)),
                entry("Month", results(t -> new Month(t.civil().month()), Month.TYPE)),
                entry("Nanosecond", results(t -> (long) t.nanos(), Type.INT)),
                entry("Round", method(Duration.TYPE, Time.TYPE, (t, args) -> t.round(duration(args[0])))),
                entry("Second", results(t -> (long) t.civil().second(), Type.INT)),
                entry("String", results(Time::text, Type.STRING)),
                entry("Sub", method(Time.TYPE, Duration.TYPE, (t, args) -> t.sub(time(args[0])))),
                entry("Truncate", method(Duration.TYPE, Time.TYPE, (t, args) -> t.truncate(duration(args[0])))),
                entry("UTC", results(t -> t.in(Location.UTC), Time.TYPE)),
                entry("Unix", results(t -> Num.int64(t.seconds()), Type.INT64)),
                entry("UnixMicro", results(t -> Num.int64(unix(t, 1_000_000)), Type.INT64)),
                entry("UnixMilli", results(t -> Num.int64(unix(t, 1000)), Type.INT64)),
                entry("UnixNano", results(t -> Num.int64(unix(t, 1_000_000_000)), Type.INT64)),
                entry("Weekday", results(t -> new Weekday(t.civil().weekday()), Weekday.TYPE)),
                entry("Year", results(t -> t.civil().year(), Type.INT)),
                entry("YearDay", results(t -> (long) t.civil().yearDay(), Type.INT)),
                entry("Zone", results(Time::zoneName, Type.STRING, Type.INT)),
                entry("ZoneBounds", results(Time::startOfZone, Time.TYPE, Time.TYPE)));

        private static Method appending(Body body) {
            return new Method(Type.func(List.of(Type.BYTES), List.of(Type.BYTES, Type.ERROR), false), body);
        }

        private static Method method(Type param, Type result, Body body) {
            return new Method(Type.func(List.of(param), List.of(result), false), body);
        }

        private static Method results(Function<Time, @Nullable Object> body, Type... results) {
            return new Method(Type.func(List.of(), List.of(results), false), (t, args) -> body.apply(t));
        }

        private Table() {}
    }

    private TimeMethods() {}

    static @Nullable GoFunction bind(Time self, String name) {
        Method method = Table.METHODS.get(name);
        return method == null
                ? null
                : GoFunction.of(name, method.type, (budget, args) -> method.body.apply(self, args));
    }

    private static long unix(Time t, long perSecond) {
        return t.seconds() * perSecond + t.nanos() / (1_000_000_000 / perSecond);
    }

    /** The ISO 8601 year: that of the week's Thursday. */
    private static Object isoYear(Time t) {
        int toThursday = 4 - (t.civil().weekday() + 6) % 7 - 1;
        return Civil.of(t.seconds() + t.offset() + toThursday * 86_400L).year();
    }

    private static byte[] joined(@Nullable Object start, byte[] end) {
        byte[] before = start instanceof byte[] bytes ? bytes : new byte[0];
        byte[] all = Arrays.copyOf(before, before.length + end.length);
        System.arraycopy(end, 0, all, before.length, end.length);
        return all;
    }

    static Duration duration(@Nullable Object arg) {
        return (Duration) Objects.requireNonNull(arg);
    }

    private static Time time(@Nullable Object arg) {
        return (Time) Objects.requireNonNull(arg);
    }

    private static Location location(@Nullable Object arg) {
        if (arg instanceof Location location) {
            return location;
        }
        throw new GoPanic("time: missing Location in call to Time.In");
    }
}
