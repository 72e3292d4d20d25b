package dev.windlass.ingest.core.argo;

/** A value that does not fit the type it is read into. The message is for whoever sent it, in the original's words. */
public final class UnfitException extends Exception {
    private final Misfit misfit;

    UnfitException(Misfit misfit) {
        super(misfit.text());
        this.misfit = misfit;
    }

    Misfit misfit() {
        return misfit;
    }

    /** The message, which is always there. */
    public String explanation() {
        return misfit.text();
    }
}
