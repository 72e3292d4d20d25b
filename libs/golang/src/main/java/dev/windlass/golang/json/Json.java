package dev.windlass.golang.json;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code json.Unmarshal} into {@code any}, and {@code json.Marshal}.
 *
 * <p>Objects become mutable maps, arrays mutable lists; of equal keys the last wins; what is no UTF-8 or half a surrogate
 * pair becomes U+FFFD. Neither direction recurses, so depth costs no stack.
 */
public final class Json {
    /** How deep arrays and objects may nest in a text, as in Go. */
    public static final int MAX_DEPTH = 10_000;

    private Json() {}

    /** Every number is a float64. */
    public static @Nullable Object unmarshal(byte[] text) throws JsonException {
        return new Parser(text, false).parse();
    }

    /** Every number is a float64. */
    public static @Nullable Object unmarshal(String text) throws JsonException {
        return unmarshal(GoString.bytes(text));
    }

    /** As Kubernetes reads objects: a number without fraction and exponent is an int64 if it fits, else a float64. */
    public static @Nullable Object unmarshalPreservingInts(byte[] text) throws JsonException {
        return new Parser(text, true).parse();
    }

    /** As Kubernetes reads objects: a number without fraction and exponent is an int64 if it fits, else a float64. */
    public static @Nullable Object unmarshalPreservingInts(String text) throws JsonException {
        return unmarshalPreservingInts(GoString.bytes(text));
    }

    /** {@code json.Marshal}: keys sorted by bytes, {@code <}, {@code >} and {@code &} escaped. */
    public static String marshal(Budget budget, @Nullable Object value) throws JsonException {
        return new Writer(budget, true, null).write(value);
    }

    /** As an encoder with {@code SetEscapeHTML(false)}, without its newline at the end. */
    public static String marshalRaw(Budget budget, @Nullable Object value) throws JsonException {
        return new Writer(budget, false, null).write(value);
    }

    /** {@code json.MarshalIndent}: each line begins with the prefix, then one indent for each level. */
    public static String marshalIndent(Budget budget, @Nullable Object value, String prefix, String indent)
            throws JsonException {
        return new Writer(budget, true, new Layout(prefix, indent)).write(value);
    }
}
