package dev.windlass.binding.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The name of a generated Workflow: where Argo draws five random characters, ours are a hash of event and binding, so
 * that a command which is given twice asks for the same name.
 */
final class WorkflowName {
    /** The characters that Kubernetes generates names of: no vowels, so that no words come about. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 10;
    /** As long as Kubernetes lets a generated name be. */
    private static final int MAX_LENGTH = 63;

    private WorkflowName() {}

    static String generate(String prefix, String eventId, String bindingUid) {
        int room = MAX_LENGTH - SUFFIX;
        return (prefix.length() > room ? prefix.substring(0, room) : prefix) + suffix(eventId + '\0' + bindingUid);
    }

    private static String suffix(String of) {
        byte[] hash = sha256(of);
        var suffix = new StringBuilder(SUFFIX);
        for (int i = 0; i < SUFFIX; i++) {
            // Two bytes a character keep the characters as good as evenly spread.
            int draw = (hash[2 * i] & 0xFF) << 8 | (hash[2 * i + 1] & 0xFF);
            suffix.append(ALPHABET.charAt(draw % ALPHABET.length()));
        }
        return suffix.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
