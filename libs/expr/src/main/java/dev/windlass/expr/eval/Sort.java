package dev.windlass.expr.eval;

import org.jspecify.annotations.Nullable;

/**
 * Sorts as Go's {@code sort.Sort} does, comparison by comparison: the order of equal keys, and which two keys an error names,
 * are the original's.
 *
 * <p>The algorithm is pattern-defeating quicksort: insertion sort for short runs, quicksort with medians else, heap sort where
 * that goes wrong too often.
 */
final class Sort {
    private static final int SHORT_RUN = 12;
    private static final int LONG_RUN = 50;
    private static final int MAX_SHIFTS = 5;
    private static final int ALL_SWAPPED = 12;

    private final Frame frame;
    private final @Nullable Object[] keys;
    private final @Nullable Object[] items;
    private final boolean descending;
    private int swaps;

    private Sort(Frame frame, @Nullable Object[] keys, @Nullable Object[] items, boolean descending) {
        this.frame = frame;
        this.keys = keys;
        this.items = items;
        this.descending = descending;
    }

    /** Sorts both arrays in place by the keys; they may be the same array. */
    @SuppressWarnings("ReferenceEquality") // the same array must not be swapped twice
    static void sort(Frame frame, @Nullable Object[] keys, @Nullable Object[] items, boolean descending) {
        @Nullable Object[] others = keys == items ? new Object[keys.length] : items;
        int limit = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        new Sort(frame, keys, others, descending).quick(0, keys.length, limit);
    }

    private boolean less(int i, int j) {
        frame.step();
        return descending ? Comparison.less(frame, keys[j], keys[i]) : Comparison.less(frame, keys[i], keys[j]);
    }

    private void swap(int i, int j) {
        Object key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        Object item = items[i];
        items[i] = items[j];
        items[j] = item;
    }

    private void insertion(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && less(j, j - 1); j--) {
                swap(j, j - 1);
            }
        }
    }

    private void heap(int from, int to) {
        int size = to - from;
        for (int i = (size - 1) / 2; i >= 0; i--) {
            sink(i, size, from);
        }
        for (int i = size - 1; i >= 0; i--) {
            swap(from, from + i);
            sink(0, i, from);
        }
    }

    private void sink(int start, int size, int first) {
        int root = start;
        while (2 * root + 1 < size) {
            int child = 2 * root + 1;
            if (child + 1 < size && less(first + child, first + child + 1)) {
                child++;
            }
            if (!less(first + root, first + child)) {
                return;
            }
            swap(first + root, first + child);
            root = child;
        }
    }

    private void quick(int start, int stop, int badPivotsAllowed) {
        int from = start;
        int to = stop;
        int limit = badPivotsAllowed;
        boolean balanced = true;
        boolean partitioned = true;
        while (to - from > SHORT_RUN) {
            int length = to - from;
            if (limit == 0) {
                heap(from, to);
                return;
            }
            if (!balanced) {
                scatter(from, to);
                limit--;
            }
            int pivot = pivot(from, to);
            boolean increasing = swaps == 0;
            if (swaps == ALL_SWAPPED) {
                reverse(from, to);
                pivot = to - 1 - (pivot - from);
                increasing = true;
            }
            if (balanced && partitioned && increasing && nearlySorted(from, to)) {
                return;
            }
            if (from > 0 && !less(from - 1, pivot)) {
                from = skipEqual(from, to, pivot);
                continue;
            }
            swap(from, pivot);
            int left = skipLess(from + 1, to - 1, from);
            int right = skipNotLess(left, to - 1, from);
            partitioned = left > right;
            int middle = partitioned ? right : partition(from, left, right);
            swap(middle, from);
            if (middle - from < to - middle) {
                balanced = middle - from >= length / 8;
                quick(from, middle, limit);
                from = middle + 1;
            } else {
                balanced = to - middle >= length / 8;
                quick(middle + 1, to, limit);
                to = middle;
            }
        }
        insertion(from, to);
    }

    private int skipLess(int from, int last, int pivot) {
        int i = from;
        while (i <= last && less(i, pivot)) {
            i++;
        }
        return i;
    }

    private int skipNotLess(int first, int last, int pivot) {
        int j = last;
        while (first <= j && !less(j, pivot)) {
            j--;
        }
        return j;
    }

    /** Exchanges pairs on the wrong sides until they meet; where the pivot belongs. */
    private int partition(int pivot, int first, int last) {
        int i = first;
        int j = last;
        while (i <= j) {
            swap(i, j);
            i = skipLess(i + 1, j - 1, pivot);
            j = skipNotLess(i, j - 1, pivot);
        }
        return j;
    }

    /** Moves what equals the pivot to the front, where nothing is less than it; the end of that. */
    private int skipEqual(int from, int to, int pivot) {
        swap(from, pivot);
        int i = from + 1;
        int j = to - 1;
        while (true) {
            while (i <= j && !less(from, i)) {
                i++;
            }
            while (i <= j && less(from, j)) {
                j--;
            }
            if (i > j) {
                return i;
            }
            swap(i++, j--);
        }
    }

    /** Tries to finish with a few shifts; whether it is sorted now. */
    private boolean nearlySorted(int from, int to) {
        int i = from + 1;
        for (int shift = 0; shift < MAX_SHIFTS; shift++) {
            while (i < to && !less(i, i - 1)) {
                i++;
            }
            if (i == to) {
                return true;
            }
            if (to - from < LONG_RUN) {
                return false;
            }
            swap(i, i - 1);
            if (i - from >= 2) {
                for (int j = i - 1; j >= 1 && less(j, j - 1); j--) {
                    swap(j, j - 1);
                }
            }
            if (to - i >= 2) {
                for (int j = i + 1; j < to && less(j, j - 1); j++) {
                    swap(j, j - 1);
                }
            }
        }
        return false;
    }

    private void scatter(int from, int to) {
        int length = to - from;
        long random = length;
        long mask = (1L << (Long.SIZE - Long.numberOfLeadingZeros(length))) - 1;
        int middle = from + length / 4 * 2;
        for (int i = middle - 1; i <= middle + 1; i++) {
            random ^= random << 13;
            random ^= random >>> 7;
            random ^= random << 17;
            int other = (int) (random & mask);
            swap(i, from + (other >= length ? other - length : other));
        }
    }

    /** The index of a median, and in {@link #swaps} how many pairs on the way to it were out of order. */
    private int pivot(int from, int to) {
        int length = to - from;
        int i = from + length / 4;
        int j = from + length / 4 * 2;
        int k = from + length / 4 * 3;
        swaps = 0;
        if (length >= LONG_RUN) {
            i = median(i - 1, i, i + 1);
            j = median(j - 1, j, j + 1);
            k = median(k - 1, k, k + 1);
        }
        return median(i, j, k);
    }

    private int median(int first, int second, int third) {
        int a = first;
        int b = second;
        int c = third;
        if (less(b, a)) {
            swaps++;
            int lower = b;
            b = a;
            a = lower;
        }
        if (less(c, b)) {
            swaps++;
            b = c;
        }
        if (less(b, a)) {
            swaps++;
            b = a;
        }
        return b;
    }

    private void reverse(int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            swap(i, j);
        }
    }
}
