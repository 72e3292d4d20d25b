package dev.windlass.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The struct behind a pointer all of whose methods are the pointer's.
 *
 * @param pointer a value of a pointer type
 */
record Pointee(GoObject pointer) implements GoObject {
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
}
