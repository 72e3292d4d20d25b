package dev.windlass.golang.fmt;

/** The flags, width and precision of one verb. */
final class Flags {
    boolean sharp;
    boolean zero;
    boolean plus;
    boolean minus;
    boolean space;
    /** Field names, as {@code %+v} asks for. */
    boolean plusV;
    /** Go syntax, as {@code %#v} asks for. */
    boolean sharpV;

    boolean hasWidth;
    int width;
    boolean hasPrecision;
    int precision;

    void clear() {
        sharp = false;
        zero = false;
        plus = false;
        minus = false;
        space = false;
        plusV = false;
        sharpV = false;
        hasWidth = false;
        width = 0;
        hasPrecision = false;
        precision = 0;
    }

    /** Takes a flag character; false if it is none. */
    boolean take(char c) {
        switch (c) {
            case '#' -> sharp = true;
            case '0' -> zero = true;
            case '+' -> plus = true;
            case '-' -> minus = true;
            case ' ' -> space = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** For {@code %v} sharp and plus mean Go syntax and field names. */
    void enterV() {
        sharpV = sharp;
        sharp = false;
        plusV = plus;
        plus = false;
    }
}
