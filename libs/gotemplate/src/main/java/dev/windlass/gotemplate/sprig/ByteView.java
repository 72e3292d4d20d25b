package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import java.nio.charset.StandardCharsets;

/** Strings of which each char is one byte, for functions that cut and search by bytes. */
final class ByteView {
    private ByteView() {}

    static String of(String s) {
        return GoString.isAscii(s) ? s : new String(GoString.bytes(s), StandardCharsets.ISO_8859_1);
    }

    static String back(String view) {
        return GoString.isAscii(view) ? view : GoString.of(view.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@code s[from:to]} in bytes, with Go's panics. */
    static String slice(String s, long from, long to) {
        String view = of(s);
        check(from, to, view.length(), "length");
        return back(view.substring((int) from, (int) to));
    }

    /** Checks the bounds of a slice of a string or list; {@code what} is that which they exceed. */
    static void check(long from, long to, long length, String what) {
        if (to < 0 || to > length) {
            String limit = to < 0 ? "" : " with " + what + " " + length;
            throw GoPanic.runtime("slice bounds out of range [:" + to + "]" + limit);
        }
        if (from < 0) {
            throw GoPanic.runtime("slice bounds out of range [" + from + ":]");
        }
        if (from > to) {
            throw GoPanic.runtime("slice bounds out of range [" + from + ":" + to + "]");
        }
    }
}
