package dev.windlass.chaos;

import java.util.Set;

/** What must become of a numbered event, as the bindings of {@code manifests.yaml} have it. */
final class Expected {
    static final Set<String> BINDINGS = Set.of("every", "even", "never");

    private Expected() {}

    static boolean matches(String binding, int n) {
        return switch (binding) {
            case "every" -> true;
            case "even" -> n % 2 == 0;
            default -> false;
        };
    }
}
