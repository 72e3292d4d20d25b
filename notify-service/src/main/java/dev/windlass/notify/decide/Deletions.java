package dev.windlass.notify.decide;

/** Which Applications were deleted lately. */
@FunctionalInterface
public interface Deletions {
    /** None that anybody knows of. */
    Deletions NONE = uid -> false;

    boolean include(String uid);
}
