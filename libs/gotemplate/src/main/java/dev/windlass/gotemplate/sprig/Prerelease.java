package dev.windlass.gotemplate.sprig;

import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import org.jspecify.annotations.Nullable;

/** Order of pre-releases: part by part, numbers by size and before words. */
final class Prerelease {
    private Prerelease() {}

    static int compare(String a, String b) {
        String[] left = a.split("\\.", -1);
        String[] right = b.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = parts(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int parts(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? -1 : 1;
        }
        Long x = number(a);
        Long y = number(b);
        if (x == null && y == null) {
            return a.compareTo(b) > 0 ? 1 : -1;
        }
        if (x == null || y == null) {
            return y == null ? -1 : 1;
        }
        return Long.compareUnsigned(x, y) > 0 ? 1 : -1;
    }

    private static @Nullable Long number(String s) {
        try {
            return Parse.parseUint(s, 10, 64);
        } catch (NumException e) {
            return null;
        }
    }
}
