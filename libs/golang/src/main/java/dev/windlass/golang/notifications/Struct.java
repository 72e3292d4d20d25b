package dev.windlass.golang.notifications;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Go struct, or a pointer to one.
 *
 * @param text what its {@code String} method gives; null if it has none
 */
record Struct(
        Type type,
        List<Field> fields,
        Map<String, Object> values,
        Map<String, GoFunction> methods,
        @Nullable String text)
        implements GoObject {

    static Builder of(Type type) {
        return new Builder(type);
    }

    @Override
    public @Nullable Object field(String name) {
        return values.get(name);
    }

    @Override
    public @Nullable GoFunction method(String name) {
        return methods.get(name);
    }

    /** Collects fields in order. */
    static final class Builder {
        private final Type type;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Map<String, GoFunction> methods = new LinkedHashMap<>();
        private @Nullable String text;

        private Builder(Type type) {
            this.type = type;
        }

        Builder field(String name, Type fieldType, Object value) {
            fields.add(new Field(name, fieldType));
            values.put(name, value);
            return this;
        }

        Builder method(GoFunction method) {
            methods.put(method.name(), method);
            return this;
        }

        Builder text(String string) {
            text = string;
            return method(GoFunction.getter("String", Type.STRING, () -> string));
        }

        Struct build() {
            return new Struct(type, List.copyOf(fields), Map.copyOf(values), Map.copyOf(methods), text);
        }
    }
}
