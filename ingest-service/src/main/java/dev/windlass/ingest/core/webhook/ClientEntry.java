package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.Digests;
import dev.windlass.ingest.core.webhook.HmacForm.Encoding;
import dev.windlass.ingest.core.webhook.WebhookClient.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a namespace says of one sender. */
sealed interface ClientEntry {
    record Usable(WebhookClient client) implements ClientEntry {}

    /** It lets nobody in; the others count. */
    record Unusable(String reason, String why) implements ClientEntry {}

    /** It is no YAML of a client. */
    record Unreadable(String why) implements ClientEntry {}

    /** What a client that signs with an HMAC may say. */
    Set<String> HMAC_KEYS = Set.of("type", "secret", "header", "algorithm", "prefix", "encoding");

    Map<String, Digests.Hmac> ALGORITHMS =
            Map.of("sha1", Digests.Hmac.SHA1, "sha256", Digests.Hmac.SHA256, "sha512", Digests.Hmac.SHA512);

    Map<String, Encoding> ENCODINGS = Map.of("hex", Encoding.HEX, "base64", Encoding.BASE64);

    Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /**
     * The client that an entry describes.
     *
     * @param fields by lower-case name; an empty text where nothing stands behind it
     */
    static ClientEntry of(Map<String, String> fields) {
        String type = fields.getOrDefault("type", "");
        String secret = fields.getOrDefault("secret", "");
        if (!Set.of("github", "gitlab", "bitbucket", "bitbucketserver", "hmac").contains(type)) {
            return invalid("has an unknown type; github, gitlab, bitbucket, bitbucketserver and hmac are known");
        }
        if (secret.isEmpty()) {
            return new Unusable(
                    "WebhookClientWithoutSecret", "has no secret, so that nothing it sends is let in; give it one");
        }
        return switch (type) {
            case "github" -> new Usable(new WebhookClient(new Kind.GitHub(), secret));
            case "gitlab" -> new Usable(new WebhookClient(new Kind.GitLab(), secret));
            case "bitbucket" -> new Usable(new WebhookClient(new Kind.Bitbucket(), secret));
            case "bitbucketserver" -> new Usable(new WebhookClient(new Kind.BitbucketServer(), secret));
            default -> hmac(fields, secret);
        };
    }

    private static ClientEntry hmac(Map<String, String> fields, String secret) {
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(HMAC_KEYS);
        if (!unknown.isEmpty()) {
            return invalid("has a key that a client of type hmac does not; type, secret, header, algorithm, prefix and"
                    + " encoding are known");
        }
        String header = fields.getOrDefault("header", "");
        if (!HEADER.matcher(header).matches() || header.equalsIgnoreCase("Authorization")) {
            return invalid(
                    "needs the name of the header that carries the signature, as header; Authorization is not one,"
                            + " since it carries a caller's token");
        }
        Digests.Hmac algorithm = ALGORITHMS.get(fields.getOrDefault("algorithm", "sha256"));
        Encoding encoding = ENCODINGS.get(fields.getOrDefault("encoding", "hex"));
        if (algorithm == null) {
            return invalid("has an unknown algorithm; sha256, sha1 and sha512 are known");
        }
        if (encoding == null) {
            return invalid("has an unknown encoding; hex and base64 are known");
        }
        var form = new HmacForm(header, algorithm, fields.getOrDefault("prefix", ""), encoding);
        return new Usable(new WebhookClient(new Kind.Hmac(form), secret));
    }

    private static ClientEntry invalid(String why) {
        return new Unusable("WebhookClientInvalid", why);
    }
}
