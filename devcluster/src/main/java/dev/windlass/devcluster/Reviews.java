package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The resources that answer a question instead of being stored. */
final class Reviews {
    private static final long DEFAULT_LIFE_SECONDS = 3600;
    private static final long MIN_LIFE_SECONDS = 600;
    private static final long MAX_LIFE_SECONDS = 1L << 32;

    private final Store store;
    private final Tokens tokens;
    private final Rbac rbac;
    private final Authorization authorization;

    Reviews(Store store, Tokens tokens, Rbac rbac, Authorization authorization) {
        this.store = store;
        this.tokens = tokens;
        this.rbac = rbac;
        this.authorization = authorization;
    }

    /** Fills in the review's status. */
    ObjectNode answer(Resource resource, String namespace, ObjectNode review, User caller) {
        review.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        Json.metadata(review).putNull("creationTimestamp");
        ObjectNode spec = review.withObjectProperty("spec");
        switch (resource.kind()) {
            case "TokenReview" -> review.set("status", token(resource, spec));
            case "SelfSubjectReview" -> {
                review.remove("spec");
                review.putObject("status").set("userInfo", caller.info());
            }
            case "SelfSubjectAccessReview" -> {
                checkAccess(resource, spec, false);
                review.set("status", access(caller, spec));
            }
            case "SubjectAccessReview" -> {
                checkAccess(resource, spec, true);
                review.set("status", access(User.of(spec), spec));
            }
            case "LocalSubjectAccessReview" -> {
                checkAccess(resource, spec, true);
                checkLocal(resource, spec, namespace);
                Json.metadata(review).put("namespace", namespace);
                review.set("status", access(User.of(spec), spec));
            }
            case "SelfSubjectRulesReview" -> review.set("status", rules(caller, Json.text(spec, "namespace")));
            default -> throw Failures.methodNotAllowed();
        }
        return review;
    }

    private ObjectNode token(Resource resource, JsonNode spec) {
        String token = Json.text(spec, "token");
        if (token.isEmpty()) {
            throw Failures.badRequest("token is required for " + resource.kind() + " in authentication");
        }
        List<String> wanted = Json.texts(spec.path("audiences"));
        ObjectNode status = Json.object();
        try {
            Tokens.Bearer bearer = tokens.check(token, wanted.isEmpty() ? List.of(Tokens.ISSUER) : wanted);
            status.put("authenticated", true).set("user", bearer.user().info());
            bearer.audiences().forEach(status.putArray("audiences")::add);
        } catch (Tokens.Invalid e) {
            status.putObject("user");
            status.put("error", e.getMessage());
        }
        return status;
    }

    private static void checkAccess(Resource resource, JsonNode spec, boolean named) {
        List<FieldFault> faults = new ArrayList<>();
        boolean onResource = spec.path("resourceAttributes").isObject();
        boolean onPath = spec.path("nonResourceAttributes").isObject();
        if (onResource && onPath) {
            faults.add(FieldFault.invalidRaw(
                    "spec.nonResourceAttributes",
                    "authorization.NonResourceAttributes{Path:"
                            + Json.quote(Json.text(spec, "nonResourceAttributes", "path")) + ", Verb:"
                            + Json.quote(Json.text(spec, "nonResourceAttributes", "verb")) + "}",
                    "cannot be specified in combination with resourceAttributes"));
        }
        if (!onResource && !onPath) {
            faults.add(FieldFault.invalidRaw(
                    "spec.resourceAttributes",
                    "null",
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }
        if (named && Json.text(spec, "user").isEmpty() && spec.path("groups").isEmpty()) {
            faults.add(FieldFault.invalid("spec.user", "", "at least one of user or group must be specified"));
        }
        if (!faults.isEmpty()) {
            throw Failures.invalid(resource, "", faults);
        }
    }

    private static void checkLocal(Resource resource, JsonNode spec, String namespace) {
        String asked = Json.text(spec, "resourceAttributes", "namespace");
        if (!asked.equals(namespace)) {
            throw Failures.invalid(
                    resource,
                    "",
                    List.of(FieldFault.invalid(
                            "spec.resourceAttributes.namespace", asked, "must match metadata.namespace")));
        }
    }

    private ObjectNode access(User user, JsonNode spec) {
        JsonNode on = spec.path("resourceAttributes");
        JsonNode path = spec.path("nonResourceAttributes");
        Target target = on.isObject()
                ? new Target(
                        true,
                        "",
                        Json.text(on, "verb"),
                        Json.text(on, "group"),
                        Json.text(on, "version"),
                        Json.text(on, "namespace"),
                        Json.text(on, "resource"),
                        Json.text(on, "subresource"),
                        Json.text(on, "name"))
                : new Target(false, Json.text(path, "path"), Json.text(path, "verb"), "", "", "", "", "", "");
        Rbac.Decision decision = authorization.decide(user, target);
        ObjectNode status = Json.object().put("allowed", decision.allowed());
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        return status;
    }

    private ObjectNode rules(User user, String namespace) {
        if (namespace.isEmpty()) {
            throw Failures.badRequest("no namespace on request");
        }
        ObjectNode status = Json.object();
        ArrayNode resources = status.putArray("resourceRules");
        ArrayNode urls = status.putArray("nonResourceRules");
        for (PolicyRule rule : rbac.rules(user, namespace)) {
            if (!rule.resources().isEmpty()) {
                resources.add(rule.resourceRule());
            }
            if (!rule.urls().isEmpty()) {
                urls.add(rule.urlRule());
            }
        }
        return status.put("incomplete", false);
    }

    /** A token for a service account ({@code kubectl create token}). */
    ObjectNode tokenRequest(Target target, ObjectNode request) {
        Resource accounts = BuiltIn.named(BuiltIn.SERVICE_ACCOUNTS);
        Item account = store.get(BuiltIn.SERVICE_ACCOUNTS, target.namespace(), target.name());
        if (account == null) {
            throw Failures.notFound(accounts, target.name());
        }
        ObjectNode spec = request.withObjectProperty("spec");
        long life = spec.path("expirationSeconds").asLong(DEFAULT_LIFE_SECONDS);
        List<FieldFault> faults = new ArrayList<>();
        if (life < MIN_LIFE_SECONDS) {
            faults.add(FieldFault.invalidRaw(
                    "spec.expirationSeconds", Long.toString(life), "may not specify a duration less than 10 minutes"));
        }
        if (life > MAX_LIFE_SECONDS) {
            faults.add(FieldFault.invalidRaw(
                    "spec.expirationSeconds",
                    Long.toString(life),
                    "may not specify a duration larger than 2^32 seconds"));
        }
        if (!faults.isEmpty()) {
            throw Failures.invalid("authentication.k8s.io", "TokenRequest", "", faults);
        }
        List<String> audiences = Json.texts(spec.path("audiences"));
        if (audiences.isEmpty()) {
            audiences = List.of(Tokens.ISSUER);
        }
        Item secret =
                spec.path("boundObjectRef").isObject() ? bound(spec.path("boundObjectRef"), target.namespace()) : null;
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        Instant expiry = now.plusSeconds(life);
        spec.put("expirationSeconds", life);
        audiences.forEach(spec.putArray("audiences")::add);
        request.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        Json.metadata(request)
                .put("name", target.name())
                .put("namespace", target.namespace())
                .put("creationTimestamp", now.toString());
        request.putObject("status")
                .put("token", tokens.issue(account, secret, audiences, now, expiry))
                .put("expirationTimestamp", expiry.toString());
        return request;
    }

    private Item bound(JsonNode reference, String namespace) {
        String kind = Json.text(reference, "kind");
        String name = Json.text(reference, "name");
        String version = Json.text(reference, "apiVersion");
        if (!kind.equals("Secret") || !version.equals("v1")) {
            throw Failures.badRequest("cannot bind token to object of type /" + version + ", Kind=" + kind);
        }
        Resource secrets = BuiltIn.named(BuiltIn.SECRETS);
        Item secret = store.get(BuiltIn.SECRETS, namespace, name);
        if (secret == null) {
            throw Failures.notFound(secrets, name);
        }
        String uid = Json.text(reference, "uid");
        if (!uid.isEmpty() && !uid.equals(secret.uid())) {
            throw new ApiException(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled on Secret " + Json.quote(name)
                            + ": the UID in the bound object reference (" + uid + ") does not match the UID in record ("
                            + secret.uid() + "). The object might have been deleted and then recreated",
                    ApiException.Details.of("", "Secret", name));
        }
        return secret;
    }
}
