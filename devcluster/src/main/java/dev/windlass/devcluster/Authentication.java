package dev.windlass.devcluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Finds out who calls: by client certificate, by bearer token, else nobody in particular. */
final class Authentication {
    private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";
    private static final String BEARER = "bearer ";
    private static final String EXTRA = "impersonate-extra-";

    private final @Nullable X509Certificate authority;
    private final Tokens tokens;
    private final String adminToken;

    /**
     * @param authority the issuer of client certificates; null: none are known
     * @param adminToken makes its bearer the administrator; empty: there is none
     */
    Authentication(@Nullable X509Certificate authority, Tokens tokens, String adminToken) {
        this.authority = authority;
        this.tokens = tokens;
        this.adminToken = adminToken;
    }

    /** @throws ApiException 401 where the credentials don't hold */
    User caller(Call call) {
        X509Certificate certificate = call.certificate();
        if (certificate != null) {
            return holder(certificate);
        }
        String header = call.header("Authorization").strip();
        if (!Text.lower(header).startsWith(BEARER)) {
            return User.ANONYMOUS;
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            return User.ANONYMOUS;
        }
        if (admin(token)) {
            return User.ADMIN;
        }
        try {
            return tokens.check(token, List.of(Tokens.ISSUER)).user();
        } catch (Tokens.Invalid e) {
            throw Failures.unauthorized();
        }
    }

    private boolean admin(String token) {
        return !adminToken.isEmpty()
                && MessageDigest.isEqual(
                        adminToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private User holder(X509Certificate certificate) {
        try {
            if (authority == null) {
                throw Failures.unauthorized();
            }
            certificate.checkValidity();
            certificate.verify(authority.getPublicKey());
            List<String> uses = certificate.getExtendedKeyUsage();
            if (uses == null || !uses.contains(CLIENT_USE)) {
                throw Failures.unauthorized();
            }
            String name = "";
            List<String> groups = new ArrayList<>();
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    name = part.getValue().toString();
                } else if (part.getType().equalsIgnoreCase("O")) {
                    groups.add(part.getValue().toString());
                }
            }
            if (name.isEmpty()) {
                throw Failures.unauthorized();
            }
            byte[] print = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            String credential = "X509SHA256=" + HexFormat.of().formatHex(print);
            return new User(
                    name, "", User.with(groups, User.AUTHENTICATED), Map.of(User.CREDENTIAL, List.of(credential)));
        } catch (GeneralSecurityException | InvalidNameException e) {
            throw Failures.unauthorized();
        }
    }

    /** The user that {@code caller} asks to be, each part of whom {@code permission} must grant. */
    static User impersonated(Call call, User caller, Permission permission) {
        String name = call.header("Impersonate-User");
        List<String> groups = call.headers().getAll("Impersonate-Group");
        String uid = call.header("Impersonate-Uid");
        Map<String, List<String>> extra = extra(call);
        if (name.isEmpty()) {
            if (!groups.isEmpty() || !uid.isEmpty() || !extra.isEmpty()) {
                throw new ApiException(
                        500, "InternalError", "requested groups, uid or extra without impersonating a user", null);
            }
            return caller;
        }
        List<String> account = User.account(name);
        if (account.isEmpty()) {
            permission.require(caller, part("", "", "users", "", name));
        } else {
            permission.require(caller, part("", account.get(0), "serviceaccounts", "", account.get(1)));
        }
        groups.forEach(group -> permission.require(caller, part("", "", "groups", "", group)));
        extra.forEach((key, values) -> values.forEach(
                value -> permission.require(caller, part("authentication.k8s.io", "", "userextras", key, value))));
        if (!uid.isEmpty()) {
            permission.require(caller, part("authentication.k8s.io", "", "uids", "", uid));
        }
        List<String> base = groups.isEmpty() && !account.isEmpty() ? User.accountGroups(account.get(0)) : groups;
        return new User(name, uid, withDefault(name, base), extra);
    }

    private static List<String> withDefault(String name, List<String> groups) {
        if (name.equals(User.ANONYMOUS.name())) {
            return User.with(groups, User.UNAUTHENTICATED);
        }
        boolean said = groups.contains(User.AUTHENTICATED) || groups.contains(User.UNAUTHENTICATED);
        return said ? groups : User.with(groups, User.AUTHENTICATED);
    }

    private static Target part(String group, String namespace, String resource, String subresource, String name) {
        return new Target(true, "", "impersonate", group, "v1", namespace, resource, subresource, name);
    }

    private static Map<String, List<String>> extra(Call call) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        call.headers().entries().forEach(header -> {
            String name = Text.lower(header.getKey());
            if (name.startsWith(EXTRA)) {
                extra.computeIfAbsent(unescape(name.substring(EXTRA.length())), key -> new ArrayList<>())
                        .add(header.getValue());
            }
        });
        return extra;
    }

    private static String unescape(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** Refuses what a user may not do. */
    interface Permission {
        void require(User user, Target target);
    }
}
