package dev.windlass.ingest.core.argo;

/** What types that read their JSON themselves take. */
enum OwnForm {
    /** Text, or a number or a boolean, which become text. */
    ANY_STRING("any-string"),
    ANYTHING("anything"),
    INT_OR_STRING("int-or-string"),
    /** An object of one field, as plugins have it. */
    ONE_KEY("one-key"),
    QUANTITY("quantity"),
    /** A list of steps, none of which has a field that is not known. */
    STEPS("steps"),
    TIME("time");

    private final String word;

    OwnForm(String word) {
        this.word = word;
    }

    /** As the table has it. */
    String word() {
        return word;
    }
}
