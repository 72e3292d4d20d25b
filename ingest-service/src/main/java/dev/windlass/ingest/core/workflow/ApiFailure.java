package dev.windlass.ingest.core.workflow;

/** Something that the API server, or a check before it, refused. The message is for the caller. */
public final class ApiFailure extends Exception {
    private final int status;
    private final String explanation;

    /**
     * A refusal.
     *
     * @param status the HTTP status in which the API server would put it
     */
    public ApiFailure(int status, String message) {
        super(message);
        this.status = status;
        this.explanation = message;
    }

    static ApiFailure invalid(String message) {
        return new ApiFailure(400, message);
    }

    /** The message, which is always there. */
    public String explanation() {
        return explanation;
    }

    public int status() {
        return status;
    }
}
