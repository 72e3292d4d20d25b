package dev.windlass.expr.syntax;

import dev.windlass.golang.strconv.NumException;
import dev.windlass.golang.strconv.Parse;
import java.util.Locale;
import java.util.Objects;

/** Number literals in all their forms. */
final class Literals {
    /** A literal that is no number, or too large a one. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    private Literals() {}

    static Node number(String literal) throws Malformed {
        String value = literal.replace("_", "");
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return integer("hex", value, 0);
        }
        if (lower.indexOf('.') >= 0 || lower.indexOf('e') >= 0) {
            return decimal(value);
        }
        if (lower.startsWith("0b")) {
            return integer("binary", value, 0);
        }
        if (lower.startsWith("0o")) {
            return integer("octal", value, 0);
        }
        return integer("integer", value, 10);
    }

    private static Node integer(String name, String value, int base) throws Malformed {
        try {
            return new Node.Int(Parse.parseInt(value, base, 64));
        } catch (NumException e) {
            throw new Malformed("invalid " + name + " literal: " + e.getMessage());
        }
    }

    private static Node decimal(String value) throws Malformed {
        try {
            return new Node.Decimal(Parse.parseFloat(value));
        } catch (NumException e) {
            throw new Malformed("invalid float literal: " + e.getMessage());
        }
    }
}
