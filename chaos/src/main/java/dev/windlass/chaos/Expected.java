package dev.windlass.chaos;

import java.util.Set;

/** What must become of a numbered event, as the bindings of {@code manifests.yaml} have it. */
final class Expected {
    static final Set<String> BINDINGS = Set.of("every", "even", "mended", "never");

    private Expected() {}

    static boolean matches(String binding, int n) {
        return switch (binding) {
            case "every" -> true;
            case "even" -> n % 2 == 0;
            case "mended" -> n % 3 == 0;
            default -> false;
        };
    }

    /** Whether what a binding says of events that it does not match is always the same. */
    static boolean isSteady(String binding) {
        return !binding.equals("mended");
    }
}
