package dev.windlass.expr.eval;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.json.Json;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The built-in functions between values and texts. */
final class Texts {
    private Texts() {}

    static Object string(Frame frame, @Nullable Object value) {
        return Fmt.value(frame.budget, value);
    }

    /** The built-in {@code type}. */
    static Object type(@Nullable Object value) {
        if (value == null) {
            return "nil";
        }
        Type type = Values.typeOf(value);
        if (type == null) {
            return "nil";
        }
        if (value instanceof GoObject && type.kind() == Kind.POINTER) {
            type = type.elem();
        }
        if (type.isDefined() && !type.isPredeclared()) {
            return type.toString();
        }
        return name(type.kind());
    }

    private static String name(Kind kind) {
        if (kind.isSigned()) {
            return "int";
        }
        if (kind.isUnsigned() && kind != Kind.UINTPTR) {
            return "uint";
        }
        return switch (kind) {
            case BOOL -> "bool";
            case FLOAT32, FLOAT64 -> "float";
            case STRING -> "string";
            case ARRAY, SLICE -> "array";
            case MAP -> "map";
            case FUNC -> "func";
            case STRUCT -> "struct";
            default -> "unknown";
        };
    }

    static Object toJson(Frame frame, @Nullable Object value) {
        return Json.marshalIndent(frame.budget, value, "", "  ");
    }

    static @Nullable Object fromJson(Frame frame, @Nullable Object value) {
        String text = Strings.text(value);
        frame.budget.spend(text.length(), 8);
        return Json.unmarshal(text);
    }

    static Object toBase64(Frame frame, @Nullable Object value) {
        byte[] bytes = GoString.bytes(Strings.text(value));
        frame.budget.spend(bytes.length, 2);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Object fromBase64(Frame frame, @Nullable Object value) {
        byte[] text = GoString.bytes(Strings.text(value));
        frame.budget.spend(text.length, 2);
        return GoString.of(decode(text));
    }

    /** Decodes with padding and skips line ends; an error names the first byte that does not fit. */
    private static byte[] decode(byte[] text) {
        byte[] out = new byte[text.length / 4 * 3 + 3];
        int size = 0;
        int bits = 0;
        int count = 0;
        int i = 0;
        for (; i < text.length; i++) {
            int c = text[i];
            if (c == '\r' || c == '\n') {
                continue;
            }
            int digit = digit(c);
            if (digit < 0) {
                if (c == '=' && count >= 2) {
                    return finish(text, i, out, size, bits, count);
                }
                throw corrupt(i);
            }
            bits = bits << 6 | digit;
            if (++count == 4) {
                out[size++] = (byte) (bits >> 16);
                out[size++] = (byte) (bits >> 8);
                out[size++] = (byte) bits;
                bits = 0;
                count = 0;
            }
        }
        if (count > 0) {
            throw corrupt(i - count);
        }
        return Arrays.copyOf(out, size);
    }

    private static byte[] finish(byte[] text, int padding, byte[] out, int size, int bits, int count) {
        int i = skipLineEnds(text, padding + 1);
        if (count == 2) {
            if (i == text.length) {
                throw corrupt(text.length);
            }
            if (text[i] != '=') {
                throw corrupt(i - 1);
            }
            i = skipLineEnds(text, i + 1);
        }
        if (i < text.length) {
            throw corrupt(i);
        }
        int end = size;
        if (count == 2) {
            out[end++] = (byte) (bits >> 4);
        } else {
            out[end++] = (byte) (bits >> 10);
            out[end++] = (byte) (bits >> 2);
        }
        return Arrays.copyOf(out, end);
    }

    private static int skipLineEnds(byte[] text, int from) {
        int i = from;
        while (i < text.length && (text[i] == '\r' || text[i] == '\n')) {
            i++;
        }
        return i;
    }

    private static int digit(int c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    private static GoException corrupt(int at) {
        return new GoException("illegal base64 data at input byte " + at);
    }
}
