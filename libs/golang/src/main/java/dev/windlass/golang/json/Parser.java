package dev.windlass.golang.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses one text, with a stack of its own in place of recursion. */
final class Parser {
    private final Scanner in;
    private final Strings strings;
    private final Numbers numbers;

    private @Nullable Object[] open = new Object[16];
    private @Nullable String[] keys = new String[16];
    private int depth;

    Parser(byte[] text, boolean preservingInts) {
        this.in = new Scanner(text);
        this.strings = new Strings(in);
        this.numbers = new Numbers(in, preservingInts);
    }

    @Nullable Object parse() {
        Object root = value();
        in.skipBlanks();
        if (in.at < in.end) {
            throw in.unexpected("after top-level value");
        }
        numbers.check(root);
        return root;
    }

    @SuppressWarnings("ReferenceEquality") // OPENED is one object
    private @Nullable Object value() {
        while (true) {
            Object value = switch (in.nextVisible()) {
                case '{' -> {
                    Map<String, @Nullable Object> map = new LinkedHashMap<>();
                    yield in.empty('}') ? map : open(map);
                }
                case '[' -> {
                    List<@Nullable Object> list = new ArrayList<>();
                    yield in.empty(']') ? list : open(list);
                }
                case '"' -> strings.read();
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbers.read();
                case 't' -> in.literal("true", true);
                case 'f' -> in.literal("false", false);
                case 'n' -> in.literal("null", null);
                default -> throw in.unexpected("looking for beginning of value");
            };
            if (value != OPENED) {
                Object done = close(value);
                if (depth == 0) {
                    return done;
                }
            }
        }
    }

    /** Stands for a container whose elements follow. */
    private static final Object OPENED = new Object();

    private Object open(Object container) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
            keys = Arrays.copyOf(keys, 2 * depth);
        }
        open[depth++] = container;
        if (container instanceof Map) {
            keys[depth - 1] = strings.key();
        }
        return OPENED;
    }

    /** Puts a value where it belongs, and closes what ends behind it; the root once nothing is open. */
    @SuppressWarnings("unchecked") // only this class puts containers on the stack
    private @Nullable Object close(@Nullable Object value) {
        Object done = value;
        while (depth > 0) {
            Object container = open[depth - 1];
            boolean more;
            if (container instanceof List<?> list) {
                ((List<@Nullable Object>) list).add(done);
                more = in.more(']', "after array element");
            } else {
                Map<@Nullable String, @Nullable Object> map = (Map<@Nullable String, @Nullable Object>) container;
                map.put(keys[depth - 1], done);
                more = in.more('}', "after object key:value pair");
                if (more) {
                    keys[depth - 1] = strings.key();
                }
            }
            if (more) {
                return null;
            }
            in.depth--;
            open[--depth] = null;
            done = container;
        }
        return done;
    }
}
