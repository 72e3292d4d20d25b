package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slices of any element type. */
final class Lists {
    private Lists() {}

    /** The elements of a slice; null for anything else. */
    static @Nullable List<?> elements(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return new AbstractList<Object>() {
                @Override
                public Object get(int index) {
                    return Num.uint8(bytes[index] & 0xFF);
                }

                @Override
                public int size() {
                    return bytes.length;
                }
            };
        }
        return value instanceof List<?> list ? list : null;
    }

    /** The elements of a slice, or the error {@code problem} with the kind of what is none; nil is a panic. */
    static List<?> require(@Nullable Object value, String problem) {
        List<?> elements = elements(value);
        if (elements != null) {
            return elements;
        }
        if (value == null) {
            throw GoPanic.runtime("invalid memory address or nil pointer dereference");
        }
        throw new GoException(problem + Values.kindOf(value));
    }
}
