package dev.windlass.standalone;

/** What a person needs to know of a failure: one line, no stack trace. */
final class Failures {
    private Failures() {}

    static String oneLine(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof CannotStartException)) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null
                ? deepest.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
