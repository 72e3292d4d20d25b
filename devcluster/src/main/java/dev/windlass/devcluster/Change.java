package dev.windlass.devcluster;

import org.jspecify.annotations.Nullable;

/**
 * One object's change.
 *
 * @param before null: it is new
 * @param after its last state, with the resourceVersion of this change, where {@code deleted}
 */
record Change(@Nullable Item before, Item after, boolean deleted) {

    String key() {
        return after.key();
    }

    String resource() {
        return after.resource();
    }

    long version() {
        return after.version();
    }
}
