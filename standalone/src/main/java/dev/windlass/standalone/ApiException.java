package dev.windlass.standalone;

/** The API refused, or could not be asked. The message is for the person who asked: one line, no secret. */
final class ApiException extends Exception {
    ApiException(String message) {
        super(message);
    }
}
