package dev.windlass.golang.fmt;

import dev.windlass.golang.GoMap;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints slices, maps and structs. */
final class Composites {
    private final Printer printer;
    private final Flags flags;

    Composites(Printer printer) {
        this.printer = printer;
        this.flags = printer.flags;
    }

    private void separate(boolean first) {
        if (!first) {
            printer.out.append(flags.sharpV ? ", " : " ");
        }
    }

    void list(List<?> list, int verb, int depth) {
        StringBuilder out = printer.out;
        Type elem = list instanceof Slice slice ? slice.elem() : Type.ANY;
        if (flags.sharpV) {
            out.append(Values.typeOf(list));
            if (Values.isNil(list)) {
                out.append("(nil)");
                return;
            }
        }
        out.append(flags.sharpV ? '{' : '[');
        boolean first = true;
        for (Object value : list) {
            separate(first);
            first = false;
            printer.element(value, elem, verb, depth);
        }
        out.append(flags.sharpV ? '}' : ']');
    }

    void map(Map<?, ?> map, int verb, int depth) {
        StringBuilder out = printer.out;
        Type type = map instanceof GoMap it ? it.type() : Type.OBJECT;
        if (flags.sharpV) {
            out.append(type);
            if (Values.isNil(map)) {
                out.append("(nil)");
                return;
            }
            out.append('{');
        } else {
            out.append("map[");
        }
        boolean first = true;
        for (Object key : Values.sortedKeys(map)) {
            separate(first);
            first = false;
            printer.element(key, type.key(), verb, depth);
            out.append(':');
            printer.element(map.get(key), type.elem(), verb, depth);
        }
        out.append(flags.sharpV ? '}' : ']');
    }

    void struct(GoObject object, Type type, int verb, int depth) {
        StringBuilder out = printer.out;
        if (flags.sharpV) {
            out.append(type);
        }
        out.append('{');
        boolean first = true;
        for (GoObject.Field field : object.fields()) {
            separate(first);
            first = false;
            if (flags.plusV || flags.sharpV) {
                out.append(field.name()).append(':');
            }
            field(object.field(field.name()), field, verb, depth);
        }
        out.append('}');
    }

    /** Methods are out of reach for fields that are not exported. */
    private void field(@Nullable Object value, GoObject.Field field, int verb, int depth) {
        if (value != null && !Character.isUpperCase(field.name().charAt(0))) {
            printer.value(value, verb, depth);
        } else {
            printer.element(value, field.type(), verb, depth);
        }
    }

    /** Bytes as an operand. */
    void bytes(byte[] bytes, int verb, String typeName) {
        Scalars scalars = printer.scalars();
        switch (verb) {
            case 'v', 'd' -> numbers(bytes, verb, typeName);
            case 's', 'x', 'X', 'q' -> scalars.bytes(bytes, verb);
            default -> byteElements(bytes, verb);
        }
    }

    private void numbers(byte[] bytes, int verb, String typeName) {
        StringBuilder out = printer.out;
        if (flags.sharpV) {
            out.append(typeName);
        }
        out.append(flags.sharpV ? '{' : '[');
        for (int i = 0; i < bytes.length; i++) {
            separate(i == 0);
            if (flags.sharpV) {
                printer.scalars().hex(bytes[i] & 0xFF, true);
            } else {
                printer.scalars().decimal(bytes[i] & 0xFF, verb);
            }
        }
        out.append(flags.sharpV ? '}' : ']');
    }

    /** Bytes as an element. */
    void byteList(byte[] bytes, int verb) {
        if ("sqxX".indexOf(verb) >= 0) {
            printer.scalars().bytes(bytes, verb);
        } else if (verb == 'v' && flags.sharpV) {
            numbers(bytes, verb, "[]uint8");
        } else {
            byteElements(bytes, verb);
        }
    }

    private void byteElements(byte[] bytes, int verb) {
        printer.out.append(flags.sharpV ? "[]uint8{" : "[");
        for (int i = 0; i < bytes.length; i++) {
            separate(i == 0);
            printer.value(Num.uint8(bytes[i] & 0xFF), verb, 1);
        }
        printer.out.append(flags.sharpV ? '}' : ']');
    }
}
