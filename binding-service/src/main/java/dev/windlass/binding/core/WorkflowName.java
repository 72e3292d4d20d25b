package dev.windlass.binding.core;

import dev.windlass.contracts.Digests;

/**
 * The name of a generated Workflow: where Argo draws five random characters, ours are a hash of event and binding, so
 * that a command which is given twice asks for the same name.
 */
final class WorkflowName {
    /** The characters that Kubernetes generates names of: no vowels, so that no words come about. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 10;
    private static final int ARGOS_SUFFIX = 5;
    /** As long as the name of a custom resource may be. */
    private static final int MAX_LENGTH = 253;

    private WorkflowName() {}

    /** The prefix is kept whole, as Argo does; beside a very long one the suffix is shorter, down to Argo's. */
    static String generate(String prefix, String eventId, String bindingUid) {
        int length = Math.clamp(MAX_LENGTH - prefix.length(), ARGOS_SUFFIX, SUFFIX);
        return prefix + suffix(eventId + '\0' + bindingUid, length);
    }

    private static String suffix(String of, int length) {
        byte[] hash = Digests.sha256(of);
        var suffix = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            // Two bytes a character keep the characters as good as evenly spread.
            int draw = (hash[2 * i] & 0xFF) << 8 | (hash[2 * i + 1] & 0xFF);
            suffix.append(ALPHABET.charAt(draw % ALPHABET.length()));
        }
        return suffix.toString();
    }
}
