package dev.windlass.expr.eval;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The struct behind a pointer. It has not the methods of the pointer.
 *
 * @param pointer a value of a pointer type
 */
record Pointee(GoObject pointer) implements GoObject {
    /** Code that follows the pointer which another gives. */
    static Code of(Code code) {
        return new Strict.Unary(code.position, code, (frame, value) -> follow(value));
    }

    private static @Nullable Object follow(@Nullable Object value) {
        return value instanceof GoObject object && object.type().kind() == Kind.POINTER ? new Pointee(object) : value;
    }

    @Override
    public Type type() {
        return pointer.type().elem();
    }

    @Override
    public List<Field> fields() {
        return pointer.fields();
    }

    @Override
    public @Nullable Object field(String name) {
        return pointer.field(name);
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return null;
    }
}
