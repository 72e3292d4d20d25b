package dev.windlass.gotemplate;

import dev.windlass.golang.Complex;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.NilPointer;
import dev.windlass.golang.Num;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code if} takes for true: everything but the zero of its type and what is empty. */
final class Truth {
    private Truth() {}

    static boolean of(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Num number -> number.bits() != 0;
            case Double number -> number != 0;
            case Float number -> number != 0;
            case byte[] bytes -> bytes.length > 0;
            case Absent ignored -> false;
            case NilPointer ignored -> false;
            case Complex complex -> !complex.isZero();
            case GoObject object -> !object.type().kind().isInteger() || object.number() != 0;
            default -> true;
        };
    }
}
