package dev.windlass.notify.tryout;

/** A file cannot be tried. The message names it and says why, in a line. */
final class UnusableFileException extends Exception {
    UnusableFileException(String message) {
        super(message);
    }
}
