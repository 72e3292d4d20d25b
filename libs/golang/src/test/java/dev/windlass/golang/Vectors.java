package dev.windlass.golang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.conformance.Cases;
import dev.windlass.conformance.ConformanceFolder;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls with the answers that Go gave, one JSON object a line: {@code f} the function, {@code a} arguments, {@code r} the
 * result, {@code e} the error's text, {@code p} a panic's. Values are tagged with their Go type.
 */
public final class Vectors {
    /** Answers a call, or throws a {@link GoException}. */
    public interface Subject {
        @Nullable Object call(String function, @Nullable Object[] args);
    }

    private static final int SHOWN = 40;

    private final String name;
    private final List<String> failures = new ArrayList<>();
    private int total;

    private Vectors(String name) {
        this.name = name;
    }

    /** Runs the module's vectors of that name, and those of the folder in {@code conformance.dir} if there is one. */
    public static void run(Class<?> beside, String name, Subject subject) throws IOException {
        String file = name + ".jsonl";
        ConformanceFolder folder = ConformanceFolder.of(beside);
        Vectors vectors = new Vectors(name);
        vectors.check(Cases.of(folder.ownText(file).lines().toList()), subject);
        if (folder.isFromElsewhere() && folder.has(file)) {
            vectors.check(Cases.of(folder, file), subject);
        }
        vectors.report();
    }

    private void check(Cases cases, Subject subject) {
        cases.<Optional<String>>run(
                line -> difference(line, subject), difference -> difference.ifPresent(failures::add));
        failures.addAll(cases.broken());
        total += cases.total();
    }

    private void report() {
        System.out.println("conformance " + name.replace('-', ' ') + ": " + (total - failures.size()) + "/" + total);
        assertThat(failures.subList(0, Math.min(SHOWN, failures.size())))
                .as("%d of %d calls answer otherwise than Go", failures.size(), total)
                .isEmpty();
    }

    private static Optional<String> difference(String line, Subject subject) {
        Map<?, ?> vector = (Map<?, ?>) Objects.requireNonNull(Json.unmarshal(line));
        String function = (String) Objects.requireNonNull(vector.get("f"));
        List<?> args = (List<?>) Objects.requireNonNull(vector.get("a"));
        String expected = vector.containsKey("p")
                ? "panic " + value(vector.get("p"))
                : vector.containsKey("e") ? "error " + value(vector.get("e")) : show(value(vector.get("r")));
        String actual;
        try {
            actual = show(
                    subject.call(function, args.stream().map(Vectors::value).toArray()));
        } catch (GoPanic e) {
            actual = "panic " + e.getMessage();
        } catch (GoException e) {
            actual = "error " + e.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            actual = "threw " + e + " at " + e.getStackTrace()[0];
        }
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of(visible(line + "\n   Go:   " + expected + "\n   here: " + actual));
    }

    /** Bytes that are no UTF-8 as escapes, since reports would be cut short at them. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (GoString.isEscape(text, i)) {
                out.append(String.format("\\x%02x", text.charAt(i) & 0xFF));
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    /** A text that tells values of different types and different bytes apart. */
    private static String show(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case Double f -> "float64 " + (f.isNaN() ? "NaN" : Double.toHexString(f));
            case Float f -> "float32 " + (f.isNaN() ? "NaN" : Float.toHexString(f));
            case String s -> "\"" + s + "\"";
            case byte[] bytes -> "bytes " + Base64.getEncoder().encodeToString(bytes);
            case Map<?, ?> map -> {
                StringBuilder out = new StringBuilder(Values.typeName(map)).append(Values.isNil(map) ? " nil {" : " {");
                for (Object key : Values.sortedKeys(map)) {
                    out.append(show(key))
                            .append(": ")
                            .append(show(map.get(key)))
                            .append(", ");
                }
                yield out.append('}').toString();
            }
            case List<?> list -> {
                StringBuilder out =
                        new StringBuilder(Values.typeName(list)).append(Values.isNil(list) ? " nil [" : " [");
                list.forEach(element -> out.append(show(element)).append(", "));
                yield out.append(']').toString();
            }
            case GoError error -> "error value " + error.error();
            case Time time -> VectorTimes.show(time);
            default -> Values.typeName(value) + " " + value;
        };
    }

    /** Reads a tagged value. */
    public static @Nullable Object value(@Nullable Object tagged) {
        if (!(tagged instanceof Map<?, ?> map)) {
            return tagged;
        }
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        Object of = Objects.requireNonNull(entry.getValue());
        return switch ((String) entry.getKey()) {
            case "raw" -> GoString.of(Base64.getDecoder().decode((String) of));
            case "b" -> Base64.getDecoder().decode((String) of);
            case "i" -> Long.valueOf((String) of);
            case "d" -> Double.longBitsToDouble(Long.parseUnsignedLong((String) of, 16));
            case "f" -> Float.intBitsToFloat(Integer.parseUnsignedInt((String) of, 16));
            case "n" -> number((String) ((List<?>) of).get(0), (String) ((List<?>) of).get(1));
            case "l" -> values((List<?>) of);
            case "s" -> Slice.copyOf(type(((List<?>) of).get(0)), values((List<?>) ((List<?>) of).get(1)));
            case "nil" -> Slice.nil(type(of));
            case "m" -> entries((List<?>) of);
            case "M" -> typedMap((List<?>) of);
            case "dur" -> new Duration(Long.parseLong((String) of));
            case "t" -> VectorTimes.time((List<?>) of);
            case "loc" -> VectorTimes.location((String) of);
            case "month" -> VectorTimes.month((Double) of);
            case "weekday" -> VectorTimes.weekday((Double) of);
            case "err" -> GoError.of(String.valueOf(value(of)));
            case "other" -> of;
            default -> throw new IllegalArgumentException("unknown tag: " + entry.getKey());
        };
    }

    private static Object number(String type, String text) {
        return Num.of(type(type).kind(), new BigInteger(text).longValue());
    }

    private static GoMap typedMap(List<?> of) {
        Type type = Type.mapOf(type(of.get(0)), type(of.get(1)));
        return GoMap.of(type, entries((List<?>) of.get(2)));
    }

    private static List<@Nullable Object> values(List<?> tagged) {
        List<@Nullable Object> values = new ArrayList<>();
        tagged.forEach(value -> values.add(value(value)));
        return values;
    }

    private static Map<@Nullable Object, @Nullable Object> entries(List<?> tagged) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        tagged.forEach(entry -> entries.put(value(((List<?>) entry).get(0)), value(((List<?>) entry).get(1))));
        return entries;
    }

    private static final Map<String, Type> TYPES = new HashMap<>();

    static {
        for (Type type : List.of(
                Type.BOOL,
                Type.INT,
                Type.INT8,
                Type.INT16,
                Type.INT32,
                Type.INT64,
                Type.UINT,
                Type.UINT8,
                Type.UINT16,
                Type.UINT32,
                Type.UINT64,
                Type.FLOAT32,
                Type.FLOAT64,
                Type.STRING,
                Type.ANY,
                Time.TYPE,
                Duration.TYPE)) {
            TYPES.put(type.toString(), type);
        }
    }

    private static Type type(@Nullable Object name) {
        String text = String.valueOf(name);
        if (text.startsWith("[]")) {
            return Type.sliceOf(type(text.substring(2)));
        }
        if (text.startsWith("map[string]")) {
            return Type.mapOf(Type.STRING, type(text.substring("map[string]".length())));
        }
        return Objects.requireNonNull(TYPES.get(text), text);
    }
}
