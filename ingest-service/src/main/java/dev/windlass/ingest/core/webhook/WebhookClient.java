package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sender that a namespace knows.
 *
 * @param type who signs how
 * @param secret empty where none was given; then nothing matches
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/webhooks/">Argo Workflows: Webhooks</a>
 */
record WebhookClient(String type, String secret) {
    /** What Bitbucket Server writes before the digest, whatever it is. */
    private static final int PREFIX = "sha256=".length();

    /** Whether this client sent it. Any event name will do, but there must be one. */
    boolean sent(UnaryOperator<@Nullable String> header, byte[] body) {
        if (secret.isEmpty()) {
            return false;
        }
        return switch (type) {
            case "github" -> has(header, "X-GitHub-Event") && digest(body, github(header));
            case "gitlab" -> has(header, "X-Gitlab-Event") && shared(header.apply("X-Gitlab-Token"));
            case "bitbucket" -> has(header, "X-Event-Key") && shared(header.apply("X-Hook-UUID"));
            case "bitbucketserver" -> has(header, "X-Event-Key") && digest(body, bitbucketServer(header));
            default -> false;
        };
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return type;
    }

    private static boolean has(UnaryOperator<@Nullable String> header, String name) {
        String value = header.apply(name);
        return value != null && !value.isBlank();
    }

    private static String github(UnaryOperator<@Nullable String> header) {
        String signature = orEmpty(header.apply("X-Hub-Signature-256"));
        return signature.startsWith("sha256=") ? signature.substring(PREFIX) : signature;
    }

    private static String bitbucketServer(UnaryOperator<@Nullable String> header) {
        String signature = orEmpty(header.apply("X-Hub-Signature"));
        return signature.length() < PREFIX ? "" : signature.substring(PREFIX);
    }

    private boolean digest(byte[] body, String hex) {
        byte[] expected = Digests.hmacSha256(secret.getBytes(StandardCharsets.UTF_8), body);
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(expected).getBytes(StandardCharsets.US_ASCII),
                hex.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A header's characters are the bytes that were sent. */
    private boolean shared(@Nullable String header) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), orEmpty(header).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static boolean isKnown(String type) {
        return switch (type) {
            case "github", "gitlab", "bitbucket", "bitbucketserver" -> true;
            default -> false;
        };
    }
}
