package dev.windlass.gotemplate;

/** What a map answers for a key that it does not have: Go's option {@code missingkey}. */
public enum MissingKey {
    /** No value: it prints as {@code <no value>} and its fields are missing too. */
    DEFAULT,
    /** The zero value of the map's element type. */
    ZERO,
    /** Execution fails. */
    ERROR
}
