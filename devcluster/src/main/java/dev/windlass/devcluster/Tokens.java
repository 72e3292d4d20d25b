package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of service accounts, JSON Web Tokens signed with ES256 and made as the real server makes them, and the one
 * of the administrator.
 */
final class Tokens {
    static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
    /** Of the tokens in secrets, which don't expire. */
    private static final String LASTING_ISSUER = "kubernetes/serviceaccount";

    private static final String LASTING_CLAIM = "kubernetes.io/serviceaccount/";
    private static final int COORDINATE_BYTES = 32;
    private static final String KUBERNETES = "kubernetes.io";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Store store;
    private final KeyPair keys;
    private final byte[] adminToken;
    private final String keyId;

    /** @param adminToken makes its bearer the administrator */
    Tokens(Store store, KeyPair keys, String adminToken) {
        this.store = store;
        this.keys = keys;
        this.adminToken = adminToken.getBytes(StandardCharsets.UTF_8);
        byte[] digest = digest(keys.getPublic().getEncoded());
        keyId = ENCODER.encodeToString(digest);
    }

    /** A token that can't be taken; its message is for the one who asked for a review. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String message) {
            super(message);
        }
    }

    /** Who a token stands for, and which of the wanted audiences it is for. */
    record Bearer(User user, List<String> audiences) {}

    String issue(Item account, @Nullable Item secret, List<String> audiences, Instant now, Instant expiry) {
        ObjectNode claims = Json.object();
        audiences.forEach(claims.putArray("aud")::add);
        claims.put("exp", expiry.getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("iss", ISSUER)
                .put("jti", UUID.randomUUID().toString());
        ObjectNode own = claims.putObject(KUBERNETES).put("namespace", account.namespace());
        if (secret != null) {
            own.putObject("secret").put("name", secret.name()).put("uid", secret.uid());
        }
        own.putObject("serviceaccount").put("name", account.name()).put("uid", account.uid());
        claims.put("nbf", now.getEpochSecond()).put("sub", User.accountName(account.namespace(), account.name()));
        return sign(claims);
    }

    /** A token that holds as long as its account and the secret that it is in. */
    String lasting(Item account, String secret) {
        String claim = LASTING_CLAIM;
        return sign(Json.object()
                .put("iss", LASTING_ISSUER)
                .put(claim + "namespace", account.namespace())
                .put(claim + "secret.name", secret)
                .put(claim + "service-account.name", account.name())
                .put(claim + "service-account.uid", account.uid())
                .put("sub", User.accountName(account.namespace(), account.name())));
    }

    private String sign(ObjectNode claims) {
        ObjectNode header = Json.object().put("alg", "ES256").put("kid", keyId);
        String signed = ENCODER.encodeToString(Json.bytes(header)) + "." + ENCODER.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token can't be signed", e);
        }
    }

    /** @param wanted at least one of these must be among the token's audiences */
    Bearer check(String token, List<String> wanted) throws Invalid {
        if (MessageDigest.isEqual(adminToken, token.getBytes(StandardCharsets.UTF_8)) && wanted.contains(ISSUER)) {
            return new Bearer(User.ADMIN, List.of(ISSUER));
        }
        JsonNode claims = verified(token);
        if (Json.text(claims, "iss").equals(LASTING_ISSUER)) {
            return lasting(token, claims, wanted);
        }
        Instant now = Instant.now();
        if (now.isAfter(Instant.ofEpochSecond(claims.path("exp").asLong()))) {
            throw new Invalid("[invalid bearer token, service account token has expired]");
        }
        if (now.isBefore(Instant.ofEpochSecond(claims.path("nbf").asLong()))) {
            throw new Invalid("[invalid bearer token, service account token is not valid yet]");
        }
        List<String> audiences = Json.texts(claims.path("aud"));
        List<String> shared = audiences.stream().filter(wanted::contains).toList();
        if (shared.isEmpty()) {
            throw new Invalid("[invalid bearer token, token audiences " + Go.quoted(audiences)
                    + " is invalid for the target audiences " + Go.quoted(wanted) + "]");
        }
        JsonNode own = claims.path(KUBERNETES);
        String namespace = Json.text(own, "namespace");
        alive(BuiltIn.SERVICE_ACCOUNTS, namespace, own.path("serviceaccount"), "service account");
        if (own.has("secret")) {
            alive(BuiltIn.SECRETS, namespace, own.path("secret"), "secret");
        }
        String name = Json.text(own, "serviceaccount", "name");
        return new Bearer(
                new User(
                        User.accountName(namespace, name),
                        Json.text(own, "serviceaccount", "uid"),
                        User.with(User.accountGroups(namespace), User.AUTHENTICATED),
                        Map.of(User.CREDENTIAL, List.of("JTI=" + Json.text(claims, "jti")))),
                shared);
    }

    private Bearer lasting(String token, JsonNode claims, List<String> wanted) throws Invalid {
        String namespace = Json.text(claims, LASTING_CLAIM + "namespace");
        String name = Json.text(claims, LASTING_CLAIM + "service-account.name");
        String uid = Json.text(claims, LASTING_CLAIM + "service-account.uid");
        Item account = store.get(BuiltIn.SERVICE_ACCOUNTS, namespace, name);
        Item secret = store.get(BuiltIn.SECRETS, namespace, Json.text(claims, LASTING_CLAIM + "secret.name"));
        String held = secret == null ? "" : Json.text(secret.object(), "data", "token");
        byte[] given = Base64.getEncoder().encode(token.getBytes(StandardCharsets.UTF_8));
        if (account == null
                || !account.uid().equals(uid)
                || !MessageDigest.isEqual(given, held.getBytes(StandardCharsets.UTF_8))) {
            throw new Invalid("[invalid bearer token, service account token has been invalidated]");
        }
        if (!wanted.contains(ISSUER)) {
            throw new Invalid("[invalid bearer token, token audiences " + Go.quoted(List.of(ISSUER))
                    + " is invalid for the target audiences " + Go.quoted(wanted) + "]");
        }
        return new Bearer(
                new User(
                        User.accountName(namespace, name),
                        uid,
                        User.with(User.accountGroups(namespace), User.AUTHENTICATED),
                        Map.of()),
                List.of(ISSUER));
    }

    private JsonNode verified(String token) throws Invalid {
        String[] parts = token.split("\\.", -1);
        try {
            if (parts.length != 3) {
                throw new Invalid("invalid bearer token");
            }
            Base64.Decoder decoder = Base64.getUrlDecoder();
            JsonNode header = Json.MAPPER.readTree(decoder.decode(parts[0]));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean ours = Json.text(header, "alg").equals("ES256") && signature.verify(decoder.decode(parts[2]));
            JsonNode claims = Json.MAPPER.readTree(decoder.decode(parts[1]));
            if (!List.of(ISSUER, LASTING_ISSUER).contains(Json.text(claims, "iss"))) {
                throw new Invalid("invalid bearer token");
            }
            if (!ours) {
                throw new Invalid("[invalid bearer token, go-jose/go-jose: error in cryptographic primitive]");
            }
            return claims;
        } catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            throw new Invalid("invalid bearer token");
        }
    }

    private void alive(String resource, String namespace, JsonNode reference, String what) throws Invalid {
        Item item = store.get(resource, namespace, Json.text(reference, "name"));
        if (item == null || !item.uid().equals(Json.text(reference, "uid"))) {
            throw new Invalid("[invalid bearer token, " + what + " token has been invalidated]");
        }
    }

    ObjectNode discovery(String base) {
        ObjectNode document = Json.object().put("issuer", ISSUER).put("jwks_uri", base + "/openid/v1/jwks");
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("ES256");
        return document;
    }

    ObjectNode keySet() {
        ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
        ObjectNode set = Json.object();
        set.putArray("keys")
                .addObject()
                .put("use", "sig")
                .put("kty", "EC")
                .put("kid", keyId)
                .put("crv", "P-256")
                .put("alg", "ES256")
                .put("x", ENCODER.encodeToString(coordinate(point.getAffineX())))
                .put("y", ENCODER.encodeToString(coordinate(point.getAffineY())));
        return set;
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
