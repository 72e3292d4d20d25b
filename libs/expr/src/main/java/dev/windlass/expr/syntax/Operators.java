package dev.windlass.expr.syntax;

/** Precedence of the operators; the higher binds the tighter. */
final class Operators {
    /** The precedence of what is no operator. */
    static final int NONE = -1;

    private Operators() {}

    static int unary(String operator) {
        return switch (operator) {
            case "not", "!" -> 50;
            case "-", "+" -> 90;
            default -> NONE;
        };
    }

    static int binary(String operator) {
        return switch (operator) {
            case "|" -> 0;
            case "or", "||" -> 10;
            case "and", "&&" -> 15;
            case "==", "!=", "<", ">", ">=", "<=", "in", "matches", "contains", "startsWith", "endsWith" -> 20;
            case ".." -> 25;
            case "+", "-" -> 30;
            case "*", "/", "%" -> 60;
            case "**", "^" -> 100;
            case "??" -> 500;
            default -> NONE;
        };
    }

    static boolean isRightAssociative(String operator) {
        return operator.equals("**") || operator.equals("^");
    }

    static boolean isBoolean(String operator) {
        return switch (operator) {
            case "and", "or", "&&", "||" -> true;
            default -> false;
        };
    }

    static boolean isComparison(String operator) {
        return switch (operator) {
            case "<", ">", ">=", "<=" -> true;
            default -> false;
        };
    }

    /** Whether {@code not} may stand before it. */
    static boolean isNegatable(String operator) {
        return switch (operator) {
            case "contains", "matches", "startsWith", "endsWith", "in" -> true;
            default -> false;
        };
    }
}
