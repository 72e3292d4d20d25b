package dev.windlass.expr.syntax;

import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value before the run: its Go type, that it is nil, or nothing.
 *
 * @param type the type; null if unknown or nil
 * @param ref the nature of an array's elements or of a predicate's result, where that says more than the type
 * @param isNil whether it is the literal nil
 * @param builtin the name of the built-in function that it is, or null
 * @param method whether it is a method; the first parameter of its type is then the receiver
 */
public record Nature(
        @Nullable Type type,
        @Nullable Nature ref,
        boolean isNil,
        @Nullable String builtin,
        boolean method) {
    public static final Nature UNKNOWN = new Nature(null, null, false, null, false);
    public static final Nature NIL = new Nature(null, null, true, null, false);
    public static final Nature BOOL = plain(Type.BOOL);
    public static final Nature INT = plain(Type.INT);
    public static final Nature FLOAT = plain(Type.FLOAT64);
    public static final Nature STRING = plain(Type.STRING);
    public static final Nature BYTES = plain(Type.BYTES);
    public static final Nature ARRAY = plain(Type.ANYS);
    public static final Nature INTS = new Nature(Type.ANYS, INT, false, null, false);
    public static final Nature MAP = plain(Type.OBJECT);

    private static final Type PREDICATE = Type.func(List.of(Type.ANY), List.of(Type.ANY), false);
    private static final Type NIL_PREDICATE = Type.func(List.of(Type.ANY), List.of(), false);

    private static Nature plain(Type type) {
        return new Nature(type, null, false, null, false);
    }

    /** Of a value of this type; unknown if null. */
    public static Nature of(@Nullable Type type) {
        if (type == null) {
            return UNKNOWN;
        }
        return switch (type.kind()) {
            case BOOL -> Type.BOOL.equals(type) ? BOOL : plain(type);
            case INT -> Type.INT.equals(type) ? INT : plain(type);
            case FLOAT64 -> Type.FLOAT64.equals(type) ? FLOAT : plain(type);
            case STRING -> Type.STRING.equals(type) ? STRING : plain(type);
            case MAP -> Type.OBJECT.equals(type) ? MAP : plain(type);
            default -> plain(type);
        };
    }

    /** Of an array with such elements. */
    public static Nature arrayOf(Nature element) {
        return new Nature(Type.ANYS, element, false, null, false);
    }

    /** Of a predicate with such a result. */
    public static Nature predicate(Nature result) {
        return new Nature(result.isNil ? NIL_PREDICATE : PREDICATE, result, false, null, false);
    }

    public static Nature builtin(String name, Type type) {
        return new Nature(type, null, false, name, false);
    }

    public static Nature method(Type typeWithReceiver) {
        return new Nature(typeWithReceiver, null, false, null, true);
    }

    public Kind kind() {
        return type == null ? Kind.INVALID : type.kind();
    }

    public boolean is(Kind kind) {
        return kind() == kind;
    }

    public boolean isUnknown() {
        return type == null ? !isNil : Type.ANY.equals(type);
    }

    public boolean isInteger() {
        return type != null && type.kind().isInteger() && type.isPredeclared();
    }

    public boolean isFloat() {
        return type != null && type.kind().isFloat() && type.isPredeclared();
    }

    public boolean isNumber() {
        return isInteger() || isFloat();
    }

    public boolean isArray() {
        return is(Kind.SLICE) || is(Kind.ARRAY);
    }

    /** The type, {@code any} if it is not known. */
    public Type typeOrAny() {
        return type == null ? Type.ANY : type;
    }

    /** What a pointer points to; itself if it is none. */
    public Nature deref() {
        Type t = type;
        while (t != null && t.kind() == Kind.POINTER) {
            t = t.elem();
        }
        return type == null || type.kind() != Kind.POINTER ? this : of(t);
    }

    public Nature key() {
        return type != null && is(Kind.MAP) ? of(type.key()) : UNKNOWN;
    }

    public Nature elem() {
        return switch (kind()) {
            case SLICE, ARRAY -> ref != null ? ref : of(typeOrAny().elem());
            case POINTER, MAP -> of(typeOrAny().elem());
            default -> UNKNOWN;
        };
    }

    public boolean assignableTo(Nature target) {
        if (isNil) {
            return switch (target.kind()) {
                case POINTER, INTERFACE, CHAN, FUNC, MAP, SLICE -> true;
                default -> false;
            };
        }
        if (type == null || target.type == null) {
            return false;
        }
        return (kind() == target.kind() || target.is(Kind.INTERFACE)) && type.assignableTo(target.type);
    }

    /** The type as error messages show it. */
    @Override
    public String toString() {
        return type == null ? "unknown" : type.toString();
    }
}
