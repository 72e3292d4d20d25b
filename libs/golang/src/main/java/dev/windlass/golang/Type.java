package dev.windlass.golang;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Go type as far as values carry one; two types are equal if Go holds them identical.
 *
 * <p>Immutable. The constants are the common ones; others come from the factory methods.
 */
public final class Type {
    public static final Type BOOL = basic(Kind.BOOL);
    public static final Type INT = basic(Kind.INT);
    public static final Type INT8 = basic(Kind.INT8);
    public static final Type INT16 = basic(Kind.INT16);
    public static final Type INT32 = basic(Kind.INT32);
    public static final Type INT64 = basic(Kind.INT64);
    public static final Type UINT = basic(Kind.UINT);
    public static final Type UINT8 = basic(Kind.UINT8);
    public static final Type UINT16 = basic(Kind.UINT16);
    public static final Type UINT32 = basic(Kind.UINT32);
    public static final Type UINT64 = basic(Kind.UINT64);
    public static final Type UINTPTR = basic(Kind.UINTPTR);
    public static final Type FLOAT32 = basic(Kind.FLOAT32);
    public static final Type FLOAT64 = basic(Kind.FLOAT64);
    public static final Type STRING = basic(Kind.STRING);

    /** {@code any}, which prints as {@code interface {}}. */
    public static final Type ANY = new Type(Kind.INTERFACE, "interface {}", null, null, null, Set.of(), false);

    public static final Type ERROR = new Type(Kind.INTERFACE, "error", null, null, null, Set.of("Error"), true);
    public static final Type STRINGER =
            new Type(Kind.INTERFACE, "fmt.Stringer", null, null, null, Set.of("String"), true);

    /** {@code []any}. */
    public static final Type ANYS = sliceOf(ANY);

    /** {@code []uint8}, also spelt {@code []byte}. */
    public static final Type BYTES = sliceOf(UINT8);

    public static final Type STRINGS = sliceOf(STRING);
    public static final Type INTS = sliceOf(INT);

    /** {@code map[string]any}. */
    public static final Type OBJECT = mapOf(STRING, ANY);

    private final Kind kind;
    private final String text;
    private final @Nullable Type key;
    private final @Nullable Type elem;
    private final @Nullable Signature signature;
    private final Set<String> methods;
    private final boolean defined;

    private Type(
            Kind kind,
            String text,
            @Nullable Type key,
            @Nullable Type elem,
            @Nullable Signature signature,
            Set<String> methods,
            boolean defined) {
        this.kind = kind;
        this.text = text;
        this.key = key;
        this.elem = elem;
        this.signature = signature;
        this.methods = methods;
        this.defined = defined;
    }

    private static Type basic(Kind kind) {
        return new Type(kind, kind.goName(), null, null, null, Set.of(), true);
    }

    /** The predeclared type of a kind that is a boolean, a number or a string. */
    public static Type of(Kind kind) {
        return switch (kind) {
            case BOOL -> BOOL;
            case INT -> INT;
            case INT8 -> INT8;
            case INT16 -> INT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT -> UINT;
            case UINT8 -> UINT8;
            case UINT16 -> UINT16;
            case UINT32 -> UINT32;
            case UINT64 -> UINT64;
            case UINTPTR -> UINTPTR;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case STRING -> STRING;
            default -> throw new IllegalArgumentException("not a basic kind: " + kind);
        };
    }

    public static Type sliceOf(Type elem) {
        return new Type(Kind.SLICE, "[]" + elem, null, elem, null, Set.of(), false);
    }

    /** An array type such as {@code [2]interface {}}. */
    public static Type arrayOf(int length, Type elem) {
        return new Type(Kind.ARRAY, "[" + length + "]" + elem, null, elem, null, Set.of(), false);
    }

    public static Type mapOf(Type key, Type elem) {
        return new Type(Kind.MAP, "map[" + key + "]" + elem, key, elem, null, Set.of(), false);
    }

    /** A pointer; it has the methods given and those of its element. */
    public static Type pointerTo(Type elem, String... methods) {
        Set<String> all = new TreeSet<>(elem.methods);
        all.addAll(List.of(methods));
        return new Type(Kind.POINTER, "*" + elem, null, elem, null, Set.copyOf(all), false);
    }

    /** A type with a name of its own, such as {@code time.Month}; its name identifies it. */
    public static Type named(String name, Kind kind, String... methods) {
        return new Type(kind, name, null, null, null, Set.of(methods), true);
    }

    /** A function type; of a variadic one the last parameter is a slice, as in Go's reflection. */
    public static Type func(List<Type> params, List<Type> results, boolean variadic) {
        Signature signature = new Signature(List.copyOf(params), List.copyOf(results), variadic);
        return new Type(Kind.FUNC, signature.toString(), null, null, signature, Set.of(), false);
    }

    public Kind kind() {
        return kind;
    }

    /** Element of a slice, map or pointer; {@link #ANY} for a type that has none. */
    public Type elem() {
        return elem == null ? ANY : elem;
    }

    /** Key of a map; {@link #ANY} for a type that has none. */
    public Type key() {
        return key == null ? ANY : key;
    }

    /** Parameters and results of a function; empty ones for a type that is none. */
    public Signature signature() {
        return signature == null ? Signature.NONE : signature;
    }

    /** Whether values of this type have an exported method of that name. */
    public boolean hasMethod(String name) {
        return methods.contains(name);
    }

    /** Whether the type has a name, such as {@code int} or {@code time.Time}, and is no literal like {@code []int}. */
    public boolean isDefined() {
        return defined;
    }

    /** Whether it is one of {@code int8}, ..., {@code string}, {@code bool}. */
    public boolean isPredeclared() {
        return defined && text.equals(kind.goName());
    }

    /** Go's assignability for values of this type: identical types, or an interface whose methods it has. */
    public boolean assignableTo(Type target) {
        return target.kind == Kind.INTERFACE ? methods.containsAll(target.methods) : equals(target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Type that
                        && kind == that.kind
                        && defined == that.defined
                        && text.equals(that.text)
                        && Objects.equals(key, that.key)
                        && Objects.equals(elem, that.elem)
                        && Objects.equals(signature, that.signature));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The type as {@code %T} prints it, such as {@code map[string]interface {}}. */
    @Override
    public String toString() {
        return text;
    }
}
