package dev.windlass.golang;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A Go slice of any element type but {@code any} (a plain List) and byte (a byte[]), or a nil slice. Immutable. */
public final class Slice extends AbstractList<@Nullable Object> implements RandomAccess {
    private final Type type;
    private final @Nullable Object @Nullable [] values;
    private final long @Nullable [] ints;
    private final int from;
    private final int size;

    private Slice(Type type, @Nullable Object @Nullable [] values, long @Nullable [] ints, int from, int size) {
        this.type = type;
        this.values = values;
        this.ints = ints;
        this.from = from;
        this.size = size;
    }

    /** A slice over the array, which must not change any more and holds values of the element type. */
    public static Slice of(Type elem, @Nullable Object... values) {
        return new Slice(typeFor(elem), values, null, 0, values.length);
    }

    /** A Go array with these values of the element type. */
    public static Slice array(Type elem, @Nullable Object... values) {
        return new Slice(Type.arrayOf(values.length, elem), values, null, 0, values.length);
    }

    /** A slice with the values of the list, which are of the element type. */
    public static Slice copyOf(Type elem, List<?> values) {
        return of(elem, values.toArray());
    }

    public static Slice strings(List<String> values) {
        return of(Type.STRING, values.toArray());
    }

    /** A {@code []int} over the array, which must not change any more; elements are boxed only when they are read. */
    public static Slice ints(long... values) {
        return new Slice(Type.INTS, null, values, 0, values.length);
    }

    /** A nil slice: empty, but {@code null} in JSON; it may also be one of {@code any}. */
    public static Slice nil(Type elem) {
        return new Slice(typeFor(elem), null, null, 0, 0);
    }

    private static Type typeFor(Type elem) {
        return elem.equals(Type.STRING) ? Type.STRINGS : elem.equals(Type.INT) ? Type.INTS : Type.sliceOf(elem);
    }

    public Type type() {
        return type;
    }

    public Type elem() {
        return type.elem();
    }

    public boolean isNil() {
        return values == null && ints == null;
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        if (ints != null) {
            return ints[from + index];
        }
        return values == null ? null : values[from + index];
    }

    @Override
    public int size() {
        return size;
    }

    /** The part as a slice of the same type over the same memory, as Go's {@code s[start:end]}. */
    @Override
    public Slice subList(int start, int end) {
        if (start < 0 || end > size || start > end) {
            throw new IndexOutOfBoundsException(start + ":" + end);
        }
        return new Slice(type, values, ints, from + start, end - start);
    }

    @Override
    public @Nullable Object[] toArray() {
        if (values != null) {
            return Arrays.copyOfRange(values, from, from + size, Object[].class);
        }
        return super.toArray();
    }
}
