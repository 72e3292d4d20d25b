package dev.windlass.binding.core;

import java.util.Arrays;

/** A growing list of places. */
final class Places {
    private static final int[] EMPTY = {};

    private int[] places;
    private int size;

    Places() {
        this(EMPTY);
    }

    Places(int[] first) {
        this.places = first;
        this.size = first.length;
    }

    void add(int place) {
        makeRoom(1);
        places[size++] = place;
    }

    void addAll(int[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, places, size, more.length);
        size += more.length;
    }

    int[] toArray() {
        return Arrays.copyOf(places, size);
    }

    int[] sorted() {
        int[] sorted = toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private void makeRoom(int more) {
        if (size + more > places.length) {
            places = Arrays.copyOf(places, Math.max(16, (size + more) * 2));
        }
    }
}
