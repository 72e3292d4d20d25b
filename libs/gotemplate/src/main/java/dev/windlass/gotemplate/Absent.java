package dev.windlass.gotemplate;

import org.jspecify.annotations.Nullable;

/** Values that no data holds: what a missing key gives, and the lack of a piped value. */
enum Absent {
    /** The invalid value: a missing key, an untyped nil, or a nil interface once it went through a pipeline. */
    NO_VALUE,
    /** Nothing was piped into the command. */
    NOT_PIPED;

    /** The value, with null for no value as well as for a nil interface. */
    static @Nullable Object toNil(@Nullable Object value) {
        return value == NO_VALUE ? null : value;
    }
}
