package dev.windlass.golang.fmt;

import dev.windlass.golang.Budget;
import dev.windlass.golang.Complex;
import dev.windlass.golang.GoError;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints values by one verb at a time; the flags are those of that verb. */
final class Printer {
    final StringBuilder out;
    final Flags flags = new Flags();
    private final Scalars scalars;
    private final Composites composites;
    private final Budget budget;
    private int settled;
    /** While a wrong verb is being reported no methods are called. */
    private boolean erroring;

    private boolean panicking;

    Printer(StringBuilder out, Budget budget) {
        this.out = out;
        this.budget = budget;
        this.settled = out.length();
        this.scalars = new Scalars(this, budget);
        this.composites = new Composites(this);
    }

    /** Spends what was written since the last time. */
    void settle() {
        int length = out.length();
        if (length > settled) {
            budget.spend(length - settled);
            settled = length;
        }
    }

    String finish() {
        settle();
        return GoString.canonical(out);
    }

    static boolean isString(@Nullable Object value) {
        return value instanceof String || (value instanceof GoObject && Values.kindOf(value) == Kind.STRING);
    }

    /** Prints an operand. */
    void print(@Nullable Object arg, int verb) {
        if (arg == null) {
            if (verb == 'T' || verb == 'v') {
                scalars.pad("<nil>");
            } else {
                badVerb(null, verb);
            }
        } else if (verb == 'T') {
            scalars.string(Values.typeName(arg), 's');
        } else if (verb == 'p') {
            pointer(arg, verb);
        } else if (arg instanceof byte[] bytes) {
            composites.bytes(bytes, verb, "[]byte");
        } else if (!methods(arg, verb)) {
            value(arg, verb, 0);
        }
    }

    /** Prints an element of a list, map or struct, whose static type says what a null is. */
    void element(@Nullable Object value, Type declared, int verb, int depth) {
        if (value == null) {
            nil(declared, verb);
        } else if (!methods(value, verb)) {
            value(value, verb, depth);
        }
    }

    private void nil(Type declared, int verb) {
        if (declared.kind() == Kind.POINTER) {
            address(0, declared, declared, verb);
        } else {
            out.append(flags.sharpV ? declared + "(nil)" : "<nil>");
        }
    }

    /** Prints without a look at methods. */
    void value(Object value, int verb, int depth) {
        switch (value) {
            case String s -> scalars.string(s, verb);
            case Long n -> scalars.integer(n, true, n, verb);
            case Double f -> scalars.floating(f, 64, f, verb);
            case Boolean b -> scalars.bool(b, verb);
            case Num n -> scalars.integer(n.bits(), n.kind().isSigned(), n, verb);
            case Map<?, ?> map -> composites.map(map, verb, deeper(depth));
            case List<?> list -> composites.list(list, verb, deeper(depth));
            case byte[] bytes -> composites.byteList(bytes, verb);
            case Float f -> scalars.floating(f, 32, f, verb);
            case Complex number -> scalars.complex(number, verb);
            case GoObject object -> object(object, verb, depth);
            case GoFunction function -> pointer(function, verb);
            default ->
                throw new IllegalArgumentException(
                        "not a Go value: " + value.getClass().getName());
        }
    }

    private int deeper(int depth) {
        settle();
        if (depth >= Fmt.MAX_DEPTH) {
            throw new GoPanic("value nested deeper than " + Fmt.MAX_DEPTH);
        }
        return depth + 1;
    }

    private void object(GoObject object, int verb, int depth) {
        Type type = object.type();
        if (type.kind().isInteger()) {
            scalars.integer(object.number(), type.kind().isSigned(), object, verb);
        } else if (type.kind() == Kind.STRUCT) {
            composites.struct(object, type, verb, deeper(depth));
        } else if (depth == 0 && type.kind() == Kind.POINTER && type.elem().kind() == Kind.STRUCT) {
            out.append('&');
            composites.struct(object, type.elem(), verb, deeper(depth));
        } else {
            pointer(object, verb);
        }
    }

    /** Prints through {@code GoString}, {@code Error} or {@code String}; false if the verb or the value has no use for them. */
    private boolean methods(Object value, int verb) {
        if (erroring) {
            return false;
        }
        if (verb == 'w') {
            badVerb(value, verb);
            return true;
        }
        if (!(value instanceof GoObject object)) {
            return false;
        }
        try {
            String text = flags.sharpV ? object.goString() : "vsxXq".indexOf(verb) >= 0 ? object.text() : null;
            if (text == null) {
                return false;
            }
            scalars.string(text, flags.sharpV ? 's' : verb);
        } catch (GoPanic panic) {
            caught(panic, object, verb);
        }
        return true;
    }

    private void caught(GoPanic panic, GoObject object, int verb) {
        if (panicking) {
            throw panic;
        }
        String method = flags.sharpV ? "GoString" : object instanceof GoError ? "Error" : "String";
        out.append("%!").appendCodePoint(verb).append("(PANIC=").append(method).append(" method: ");
        panicking = true;
        out.append(panic.getMessage()).append(')');
        panicking = false;
    }

    /** Reports a verb that the value has no use for. */
    void badVerb(@Nullable Object value, int verb) {
        erroring = true;
        out.append("%!").appendCodePoint(verb).append('(');
        if (value == null) {
            out.append("<nil>");
        } else {
            out.append(Values.typeName(value)).append('=');
            print(value, 'v');
        }
        out.append(')');
        erroring = false;
    }

    /** Prints the address of what has one. */
    private void pointer(Object value, int verb) {
        Type type = Values.typeOf(value);
        Kind kind = Values.kindOf(value);
        boolean addressed = kind == Kind.MAP || kind == Kind.SLICE || kind == Kind.FUNC || kind == Kind.POINTER;
        if (!addressed || type == null) {
            badVerb(value, verb);
            return;
        }
        long address = Values.isNil(value) ? 0 : 0xC000000000L + (System.identityHashCode(value) & 0xFFFFFFL) * 16;
        address(address, type, value, verb);
    }

    private void address(long address, Type type, Object value, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    out.append('(').append(type).append(")(");
                    if (address == 0) {
                        out.append("nil");
                    } else {
                        scalars.hex(address, true);
                    }
                    out.append(')');
                } else if (address == 0) {
                    scalars.pad("<nil>");
                } else {
                    scalars.hex(address, !flags.sharp);
                }
            }
            case 'p' -> scalars.hex(address, !flags.sharp);
            case 'b', 'o', 'd', 'x', 'X' -> scalars.integer(address, false, value, verb);
            default -> {
                out.append("%!").appendCodePoint(verb).append('(').append(type).append('=');
                address(address, type, value, 'v');
                out.append(')');
            }
        }
    }

    Scalars scalars() {
        return scalars;
    }
}
