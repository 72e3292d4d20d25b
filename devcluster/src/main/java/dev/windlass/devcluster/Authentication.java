package dev.windlass.devcluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out who calls: the bearer of a token, or nobody in particular. */
final class Authentication {
    private static final String BEARER = "bearer ";
    private static final String EXTRA = "impersonate-extra-";

    private final Tokens tokens;

    Authentication(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @throws ApiException 401 where the credentials don't hold */
    User caller(Call call) {
        String header = call.header("Authorization").strip();
        if (!Text.lower(header).startsWith(BEARER)) {
            return User.ANONYMOUS;
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            return User.ANONYMOUS;
        }
        try {
            return tokens.check(token, List.of(Tokens.ISSUER)).user();
        } catch (Tokens.Invalid e) {
            throw Failures.unauthorized();
        }
    }

    /** The user that {@code caller} asks to be, each part of whom {@code permission} must grant. */
    static User impersonated(Call call, User caller, Permission permission) {
        String name = utf8(call.header("Impersonate-User"));
        List<String> groups = call.headers().getAll("Impersonate-Group").stream()
                .map(Authentication::utf8)
                .toList();
        String uid = utf8(call.header("Impersonate-Uid"));
        Map<String, List<String>> extra = extra(call);
        if (name.isEmpty()) {
            List<String> parts = new ArrayList<>();
            groups.forEach(group -> parts.add("{Group  " + group + "    }"));
            extra.forEach((key, values) -> values.forEach(
                    value -> parts.add("{UserExtra  " + value + "  authentication.k8s.io/v1  " + key + "}")));
            if (!uid.isEmpty()) {
                parts.add("{UID  " + uid + "  authentication.k8s.io/v1  }");
            }
            if (!parts.isEmpty()) {
                throw new ImpersonatesNobody(
                        "requested [" + String.join(" ", parts) + "] without impersonating a user");
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
                        .add(utf8(header.getValue()));
            }
        });
        return extra;
    }

    /** The text of a header's bytes, each of which came as one character. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
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

    /** Groups, a uid or extras are asked for, but no user to whom they would belong. */
    static final class ImpersonatesNobody extends RuntimeException {
        private static final long serialVersionUID = 1;

        ImpersonatesNobody(String message) {
            super(message, null, false, false);
        }
    }
}
