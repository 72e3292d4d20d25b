package dev.windlass.golang.time;

/** A text does not fit its element. */
final class Mismatch extends RuntimeException {
    Mismatch() {
        super(null, null, false, false);
    }
}
