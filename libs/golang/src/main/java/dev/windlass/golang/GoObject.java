package dev.windlass.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a named Go type, or a pointer to one, with fields and methods that are looked up by name. */
public interface GoObject {
    /** An exported or unexported field of a struct. */
    record Field(String name, Type type) {}

    Type type();

    /** Fields in declaration order, also those of the struct a pointer points to; none for other kinds. */
    default List<Field> fields() {
        return List.of();
    }

    /** The value of a field in {@link #fields()}; null if nil or if there is no such field. */
    default @Nullable Object field(String name) {
        return null;
    }

    /** What a pointer points to, with the methods of that alone; this value itself if it is no pointer. */
    default GoObject pointee() {
        return type().kind() == Kind.POINTER ? new Pointee(this) : this;
    }

    /** The method bound to this value; null if the type has none of that name. */
    default @Nullable GoFunction method(String name) {
        return null;
    }

    /** What {@code fmt} prints for it through {@code Error} or {@code String}; null if it has neither method. */
    default @Nullable String text() {
        return this instanceof GoError it ? it.error() : null;
    }

    /** What {@code %#v} prints for it through {@code GoString}; null if it has no such method. */
    default @Nullable String goString() {
        return null;
    }

    /** The underlying integer of a type such as {@code time.Duration}; 0 for other kinds. */
    default long number() {
        return 0;
    }

    /** What its {@code MarshalJSON} gives, as JSON text; null if it has no such method. */
    default @Nullable String json() {
        return null;
    }
}
