package dev.windlass.ingest.core.webhook;

import dev.windlass.contracts.WebhookSecret;
import dev.windlass.ingest.core.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * One sender that a namespace knows. Never prints its secret.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/webhooks/">Argo Workflows: Webhooks</a>
 */
final class WebhookClient {
    private static final String SHA256 = "sha256=";

    private final Kind kind;
    private final String secret;

    /** Who signs how. */
    sealed interface Kind {
        record GitHub() implements Kind {}

        record GitLab() implements Kind {}

        /** Bitbucket Cloud. */
        record Bitbucket() implements Kind {}

        record BitbucketServer() implements Kind {}

        /** Whoever signs the body with an HMAC. */
        record Hmac(HmacForm form) implements Kind {}
    }

    /** @param secret not empty */
    WebhookClient(Kind kind, String secret) {
        this.kind = kind;
        this.secret = secret;
    }

    /**
     * Whether this client sent it. Any event name will do, but there must be one.
     *
     * @param bodies the body in each form in which it may have been signed
     */
    Verdict check(Delivery delivery, List<byte[]> bodies, StandardSignature standard) throws Rejection {
        var check = new SignatureCheck(secret, bodies);
        return switch (kind) {
            case Kind.GitHub() -> gitHub(delivery, check);
            case Kind.GitLab() -> gitLab(delivery, bodies, standard);
            case Kind.Bitbucket() -> bitbucket(delivery, check);
            case Kind.BitbucketServer() -> bitbucketServer(delivery, check);
            case Kind.Hmac(var form) -> form.check(delivery, check);
        };
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    private static Verdict gitHub(Delivery delivery, SignatureCheck check) {
        if (!delivery.has("X-GitHub-Event")) {
            return new Verdict.NotTheirs();
        }
        String signature = delivery.orEmpty("X-Hub-Signature-256");
        if (signature.isEmpty()) {
            return new Verdict.Unproven("it has no X-Hub-Signature-256; give the webhook a secret at its sender");
        }
        return Verdict.of(
                check.isDigest(signature.startsWith(SHA256) ? signature.substring(SHA256.length()) : signature),
                "its X-Hub-Signature-256 is of another secret");
    }

    /** The secret itself, or, since GitLab 18, a signature. */
    private Verdict gitLab(Delivery delivery, List<byte[]> bodies, StandardSignature standard) throws Rejection {
        if (!delivery.has("X-Gitlab-Event")) {
            return new Verdict.NotTheirs();
        }
        if (new SignatureCheck(secret, bodies).isSecret(delivery.orEmpty("X-Gitlab-Token"))) {
            return new Verdict.Sent();
        }
        if (delivery.has(StandardSignature.HEADER)) {
            return standardWebhooks(delivery, bodies, standard);
        }
        return new Verdict.Unproven(
                delivery.has("X-Gitlab-Token")
                        ? "its X-Gitlab-Token is another secret"
                        : "it has neither X-Gitlab-Token nor webhook-signature; give the webhook a secret or a signing"
                                + " token at its sender");
    }

    private Verdict standardWebhooks(Delivery delivery, List<byte[]> bodies, StandardSignature standard)
            throws Rejection {
        try {
            Optional<String> fault = standard.fault(delivery, () -> bodies, List.of(WebhookSecret.of(secret)));
            return fault.<Verdict>map(Verdict.Unproven::new).orElseGet(Verdict.Sent::new);
        } catch (IllegalArgumentException e) {
            return new Verdict.Unproven("it is signed, but the client's secret is not base64 behind whsec_");
        }
    }

    private static Verdict bitbucket(Delivery delivery, SignatureCheck check) {
        if (!delivery.has("X-Event-Key")) {
            return new Verdict.NotTheirs();
        }
        String signature = delivery.orEmpty("X-Hub-Signature");
        return Verdict.of(
                check.isSecret(delivery.orEmpty("X-Hook-UUID"))
                        || (signature.startsWith(SHA256) && check.isDigest(signature.substring(SHA256.length()))),
                "its X-Hook-UUID is not the client's secret, and its X-Hub-Signature is not of it");
    }

    /** It writes a prefix of this length before the digest, whatever it is. */
    private static Verdict bitbucketServer(Delivery delivery, SignatureCheck check) {
        if (!delivery.has("X-Event-Key")) {
            return new Verdict.NotTheirs();
        }
        String signature = delivery.orEmpty("X-Hub-Signature");
        if (signature.isEmpty()) {
            return new Verdict.Unproven("it has no X-Hub-Signature; give the webhook a secret at its sender");
        }
        return Verdict.of(
                signature.length() >= SHA256.length() && check.isDigest(signature.substring(SHA256.length())),
                "its X-Hub-Signature is of another secret");
    }
}
