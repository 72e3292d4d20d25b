package dev.windlass.golang.fmt;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoString;

/** Writes text at the width of the verb, counted in runes. */
final class Padding {
    private final StringBuilder out;
    private final Flags flags;
    private final Budget budget;

    Padding(StringBuilder out, Flags flags, Budget budget) {
        this.out = out;
        this.flags = flags;
        this.budget = budget;
    }

    StringBuilder out() {
        return out;
    }

    void pad(String text) {
        if (!flags.hasWidth || flags.width == 0) {
            out.append(text);
            return;
        }
        int missing = flags.width - GoString.runeCount(text);
        if (flags.minus) {
            out.append(text);
            fill(missing);
        } else {
            fill(missing);
            out.append(text);
        }
    }

    /** Pads with blanks, whatever the zero flag says. */
    void padBlank(String text) {
        boolean zero = flags.zero;
        flags.zero = false;
        pad(text);
        flags.zero = zero;
    }

    void fill(int count) {
        if (count > 0) {
            allow(count);
            out.repeat(flags.zero && !flags.minus ? '0' : ' ', count);
        }
    }

    /** Makes sure that the budget has room; what is written is spent when it is settled. */
    void allow(int count) {
        if (count > 1024) {
            budget.spend(count);
        }
    }
}
