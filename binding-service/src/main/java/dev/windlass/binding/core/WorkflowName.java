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

    /** Argo's controller runs no Workflow with a longer name, and no API server generates one. */
    private static final int MAX_LENGTH = 63;

    private WorkflowName() {}

    /**
     * The generated name, at most 63 characters: a longer prefix is cut, as the API server cuts it, so that its name is
     * valid wherever Argo's is.
     */
    static String generate(String prefix, String eventId, String bindingUid) {
        String kept = prefix.substring(0, Math.min(prefix.length(), MAX_LENGTH - SUFFIX));
        return kept + suffix(eventId + '\0' + bindingUid);
    }

    private static String suffix(String of) {
        byte[] hash = Digests.sha256(of);
        var suffix = new StringBuilder(SUFFIX);
        for (int i = 0; i < SUFFIX; i++) {
            // Two bytes a character keep the characters as good as evenly spread.
            int draw = (hash[2 * i] & 0xFF) << 8 | (hash[2 * i + 1] & 0xFF);
            suffix.append(ALPHABET.charAt(draw % ALPHABET.length()));
        }
        return suffix.toString();
    }
}
