package dev.windlass.gotemplate;

import dev.windlass.golang.GoException;
import dev.windlass.golang.strconv.Parse;
import org.jspecify.annotations.Nullable;

/** Reads number, complex and character constants. */
final class NumberReader {
    private NumberReader() {}

    /** @throws NumberFormatException with Go's message */
    static NumberConstant read(Token token) {
        String text = token.text();
        return switch (token.type()) {
            case CHAR_CONSTANT -> character(text);
            case COMPLEX -> complex(text);
            default -> number(text);
        };
    }

    static boolean containsAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }

    private static NumberConstant character(String text) {
        int rune = Literals.character(text);
        return new NumberConstant(text, true, rune, true, rune, true, rune, false, 0);
    }

    private static NumberConstant complex(String text) {
        int split = Math.max(lastSign(text, '+'), lastSign(text, '-'));
        Double real = parseFloat(text.substring(0, split));
        Double imaginary = parseFloat(text.substring(split, text.length() - 1));
        if (real == null || imaginary == null) {
            throw new NumberFormatException("syntax error scanning complex number");
        }
        return complex(text, real, imaginary);
    }

    /** The last sign that does not belong to an exponent. */
    private static int lastSign(String text, char sign) {
        int at = text.lastIndexOf(sign);
        boolean hex = text.contains("0x") || text.contains("0X");
        while (at > 0 && (hex ? "pP" : "eE").indexOf(text.charAt(at - 1)) >= 0) {
            at = text.lastIndexOf(sign, at - 1);
        }
        return at;
    }

    private static NumberConstant complex(String text, double real, double imaginary) {
        if (imaginary != 0) {
            return new NumberConstant(text, false, 0, false, 0, false, real, true, imaginary);
        }
        boolean isInt = real == (double) (long) real;
        boolean isUint = isInt && real >= 0;
        return new NumberConstant(text, isInt, (long) real, isUint, (long) real, true, real, true, 0);
    }

    private static NumberConstant number(String text) {
        if (text.endsWith("i")) {
            Double imaginary = parseFloat(text.substring(0, text.length() - 1));
            if (imaginary != null) {
                return complex(text, 0, imaginary);
            }
        }
        Long unsigned = parseInt(text, false);
        Long signed = parseInt(text, true);
        if (signed != null) {
            boolean isUint = unsigned != null || signed == 0;
            return new NumberConstant(text, true, signed, isUint, signed, true, signed, false, 0);
        }
        if (unsigned != null) {
            double value = (unsigned >>> 1 | (unsigned & 1)) * 2.0;
            return new NumberConstant(text, false, 0, true, unsigned, true, value, false, 0);
        }
        return floating(text);
    }

    private static NumberConstant floating(String text) {
        Double value = parseFloat(text);
        if (value == null) {
            throw new NumberFormatException("illegal number syntax: " + Literals.quote(text));
        }
        if (!containsAny(text, ".eEpP")) {
            throw new NumberFormatException("integer overflow: " + Literals.quote(text));
        }
        boolean isInt = value == Math.rint(value) && Math.abs(value) < 0x1p63;
        boolean isUint = isInt && value >= 0;
        return new NumberConstant(text, isInt, value.longValue(), isUint, value.longValue(), true, value, false, 0);
    }

    private static @Nullable Long parseInt(String text, boolean signed) {
        try {
            return signed ? Parse.parseInt(text, 0, 64) : Parse.parseUint(text, 0, 64);
        } catch (GoException e) {
            return null;
        }
    }

    private static @Nullable Double parseFloat(String text) {
        try {
            return Parse.parseFloat(text);
        } catch (GoException e) {
            return null;
        }
    }
}
