package dev.windlass.ingest.core.argo;

/** Names whose case does not count, as Go compares them. */
final class FieldCase {
    private static final char LONG_S = '\u017F';
    private static final char KELVIN = '\u212A';

    private FieldCase() {}

    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(fold(name.charAt(i)));
        }
        return folded.toString();
    }

    /** Two characters that are not ASCII count as letters that are; no other of them matters to a field's name. */
    private static char fold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return switch (c) {
            case LONG_S -> 's';
            case KELVIN -> 'k';
            default -> c;
        };
    }
}
