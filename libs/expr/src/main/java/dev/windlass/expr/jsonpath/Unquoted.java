package dev.windlass.expr.jsonpath;

/** Finds operators outside of quotes and brackets. */
final class Unquoted {
    private Unquoted() {}

    /** Where the operator first ends outside of quotes and brackets: the index of its start; -1 if nowhere. */
    static int indexOf(String text, String operator) {
        char quote = 0;
        int round = 0;
        int square = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                if (round <= 0 && square <= 0 && (quote == 0 || quote == c)) {
                    quote = quote == 0 ? c : 0;
                }
            } else if (quote == 0 && square <= 0 && (c == '(' || c == ')')) {
                round += c == '(' ? 1 : -1;
            } else if (quote == 0 && round <= 0 && (c == '[' || c == ']')) {
                square += c == '[' ? 1 : -1;
            }
            if (quote == 0 && round <= 0 && square <= 0 && i + 1 >= operator.length()) {
                int start = i + 1 - operator.length();
                if (text.startsWith(operator, start)) {
                    return start;
                }
            }
        }
        return -1;
    }
}
