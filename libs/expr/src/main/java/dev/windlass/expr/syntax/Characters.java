package dev.windlass.expr.syntax;

/** Classes of characters as the language draws them: by Unicode category, Go's white space. */
final class Characters {
    private Characters() {}

    static boolean isSpace(int rune) {
        return switch (rune) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> rune >= 0x2000 && rune <= 0x200A;
        };
    }

    static boolean isAlphabetic(int rune) {
        if (rune < 0x80) {
            return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') || rune == '_' || rune == '$';
        }
        return Character.isLetter(rune);
    }

    static boolean isAlphaNumeric(int rune) {
        return (rune >= '0' && rune <= '9') || isAlphabetic(rune) || (rune >= 0x80 && Character.isDigit(rune));
    }

    static boolean isValidIdentifier(String text) {
        return !text.isEmpty()
                && isAlphabetic(text.codePointAt(0))
                && text.codePoints().allMatch(Characters::isAlphaNumeric);
    }

    /** The value of a hexadecimal digit, or 16 for anything else. */
    static int digit(int rune) {
        if (rune >= '0' && rune <= '9') {
            return rune - '0';
        }
        int lower = rune | 0x20;
        return rune < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
    }
}
