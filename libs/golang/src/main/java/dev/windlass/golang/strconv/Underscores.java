package dev.windlass.golang.strconv;

/** Where Go's literals may have underscores: between digits, and between a base prefix and a digit. */
final class Underscores {
    private Underscores() {}

    static boolean ok(String number) {
        String s = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        boolean prefixed = s.length() >= 2 && s.charAt(0) == '0' && "box".indexOf(s.charAt(1) | 0x20) >= 0;
        int radix = prefixed && (s.charAt(1) | 0x20) == 'x' ? 16 : 10;
        boolean afterDigit = prefixed;
        boolean afterUnderscore = false;
        for (int i = prefixed ? 2 : 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_' ? !afterDigit : afterUnderscore && Character.digit(c, radix) < 0) {
                return false;
            }
            afterUnderscore = c == '_';
            afterDigit = c != '_' && Character.digit(c, radix) >= 0;
        }
        return !afterUnderscore;
    }
}
