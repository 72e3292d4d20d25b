package dev.windlass.gotemplate;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in {@code slice}. Unlike its siblings it refuses an index that is held as an {@code interface {}}. */
record SliceFunction() implements Builtin {
    @Override
    public @Nullable Object call(Execution execution, Node command, Word[] arguments, Object piped) {
        int count = arguments.length + (piped == Absent.NOT_PIPED ? 0 : 1);
        Calls.checkCount(execution, "slice", 2, true, arguments.length, count);
        @Nullable Object[] values = new @Nullable Object[count];
        boolean[] boxed = new boolean[count];
        for (int i = 0; i < arguments.length; i++) {
            execution.setValueBoxed(false);
            values[i] = arguments[i].value(execution);
            boxed[i] = execution.isValueBoxed();
        }
        if (count > arguments.length) {
            values[count - 1] = piped;
        }
        return Calls.guarded(execution, command, "slice", () -> slice(values, boxed));
    }

    private static Object slice(@Nullable Object[] args, boolean[] boxed) {
        Object item = Absent.toNil(args[0]);
        if (item == null) {
            throw new GoException("slice of untyped nil");
        }
        int count = args.length - 1;
        if (count > 3) {
            throw new GoException("too many slice indexes: " + count);
        }
        int length = sliceable(item, count);
        int[] bounds = {0, length, length};
        for (int i = 0; i < count; i++) {
            if (boxed[i + 1]) {
                throw new GoException("cannot index slice/array with type " + Type.ANY);
            }
            bounds[i] = Indexing.position(args[i + 1], length);
        }
        checkOrder(bounds[0], bounds[1]);
        if (count == 3) {
            checkOrder(bounds[1], bounds[2]);
        }
        return part(item, bounds[0], bounds[1]);
    }

    private static int sliceable(Object item, int indexes) {
        return switch (item) {
            case String text -> {
                if (indexes == 3) {
                    throw new GoException("cannot 3-index slice a string");
                }
                yield GoString.length(text);
            }
            case byte[] bytes -> bytes.length;
            case List<?> list -> list.size();
            default -> throw new GoException("can't slice item of type " + Indexing.pointee(item));
        };
    }

    private static void checkOrder(int first, int second) {
        if (first > second) {
            throw new GoException("invalid slice index: " + first + " > " + second);
        }
    }

    private static Object part(Object item, int from, int to) {
        return switch (item) {
            case String text -> GoString.slice(text, from, to);
            case byte[] bytes -> Arrays.copyOfRange(bytes, from, to);
            case Slice slice -> slice.subList(from, to);
            case List<?> list -> list.subList(from, to);
            default -> throw new IllegalArgumentException("not sliceable");
        };
    }
}
