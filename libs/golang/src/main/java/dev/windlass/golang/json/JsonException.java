package dev.windlass.golang.json;

import dev.windlass.golang.GoError;
import dev.windlass.golang.GoException;
import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

/** A text is no JSON, or a value has none; the message is Go's. */
public final class JsonException extends GoException {
    private static final Type SYNTAX = GoError.errorType("*json.SyntaxError");
    private static final Type MISMATCH = GoError.errorType("*json.UnmarshalTypeError");
    private static final Type UNSUPPORTED_VALUE = GoError.errorType("*json.UnsupportedValueError");
    private static final Type UNSUPPORTED_TYPE = GoError.errorType("*json.UnsupportedTypeError");
    private static final Type MARSHALER = GoError.errorType("*json.MarshalerError");

    private final transient @Nullable Object partial;

    private JsonException(Type type, String message, @Nullable Object partial) {
        super(new GoError(type, message));
        this.partial = partial;
    }

    static JsonException syntax(String message) {
        return new JsonException(SYNTAX, message, null);
    }

    /** A number beyond float64; {@code partial} holds nil in its place. */
    static JsonException number(String number, @Nullable Object partial) {
        return new JsonException(
                MISMATCH, "json: cannot unmarshal number " + number + " into Go value of type float64", partial);
    }

    static JsonException unsupportedValue(String text) {
        return new JsonException(UNSUPPORTED_VALUE, "json: unsupported value: " + text, null);
    }

    static JsonException unsupportedType(@Nullable Type type) {
        return new JsonException(UNSUPPORTED_TYPE, "json: unsupported type: " + type, null);
    }

    static JsonException marshaler(Type type, GoException cause) {
        String message = "json: error calling MarshalJSON for type " + type + ": " + cause.getMessage();
        return new JsonException(MARSHALER, message, null);
    }

    /** What Go has decoded although it reports the error; null if nothing. */
    public @Nullable Object partial() {
        return partial;
    }
}
