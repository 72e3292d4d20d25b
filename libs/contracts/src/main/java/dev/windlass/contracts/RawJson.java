package dev.windlass.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JSON text as its sender wrote it: the bytes are carried unchanged and not looked into. Immutable. */
public final class RawJson {
    private final byte[] utf8;

    private RawJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Takes over {@code utf8}: the caller must not change it afterwards. */
    public static RawJson of(byte[] utf8) {
        return new RawJson(utf8);
    }

    public static RawJson of(String text) {
        return new RawJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself, not a copy: the caller must not change it. */
    public byte[] utf8() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
