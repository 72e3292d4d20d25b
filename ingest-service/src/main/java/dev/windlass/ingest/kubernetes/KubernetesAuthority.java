package dev.windlass.ingest.kubernetes;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import dev.windlass.ingest.core.access.Authority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who somebody is and what he may do, by the API server's reviews.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access">Checking API
 *     access</a>
 */
final class KubernetesAuthority implements Authority {
    private static final String AUTHENTICATION = "/apis/authentication.k8s.io/v1/";
    private static final String AUTHORIZATION = "/apis/authorization.k8s.io/v1/";

    /** Where {@link #ownReview} is posted. */
    static final String OWN_REVIEWS = AUTHORIZATION + "selfsubjectaccessreviews";

    private final Asking api;
    private volatile @Nullable Caller self;

    KubernetesAuthority(Asking api) {
        this.api = api;
    }

    @Override
    public Optional<Caller> review(String token) throws Rejection {
        ObjectNode review = review("authentication.k8s.io/v1", "TokenReview");
        review.putObject("spec").put("token", token);
        JsonNode status = api.review(AUTHENTICATION + "tokenreviews", review);
        return status.path("authenticated").asBoolean(false)
                ? Optional.of(caller(status.path("user")))
                : Optional.empty();
    }

    @Override
    public Caller self() throws Rejection {
        Caller known = self;
        if (known == null) {
            ObjectNode review = review("authentication.k8s.io/v1", "SelfSubjectReview");
            known = caller(
                    api.review(AUTHENTICATION + "selfsubjectreviews", review).path("userInfo"));
            self = known;
        }
        return known;
    }

    @Override
    public Ruling ruling(Caller caller, Access access) throws Rejection {
        ObjectNode review = review("authorization.k8s.io/v1", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec");
        spec.put("user", caller.name());
        if (caller.uid() != null) {
            spec.put("uid", caller.uid());
        }
        caller.groups().forEach(spec.putArray("groups")::add);
        ObjectNode extra = spec.putObject("extra");
        caller.extra().forEach((key, values) -> values.forEach(extra.withArray(key)::add));
        attributes(spec, access);
        return ruling(api.review(AUTHORIZATION + "subjectaccessreviews", review));
    }

    @Override
    public Ruling ownRuling(Access access) throws Rejection {
        return ruling(api.review(OWN_REVIEWS, ownReview(access)));
    }

    /** The question whether whoever asks it may. */
    static ObjectNode ownReview(Access access) {
        ObjectNode review = review("authorization.k8s.io/v1", "SelfSubjectAccessReview");
        attributes(review.putObject("spec"), access);
        return review;
    }

    private static ObjectNode review(String apiVersion, String kind) {
        return Asking.JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    }

    private static void attributes(ObjectNode spec, Access access) {
        spec.putObject("resourceAttributes")
                .put("verb", access.verb())
                .put("group", access.group())
                .put("resource", access.resource())
                .put("namespace", access.namespace());
    }

    private static Ruling ruling(JsonNode status) {
        return new Ruling(
                status.path("allowed").asBoolean(false), status.path("reason").asString(""));
    }

    private static Caller caller(JsonNode user) {
        String uid = user.path("uid").asString("");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.path("extra").properties().forEach(it -> extra.put(it.getKey(), texts(it.getValue())));
        return new Caller(
                user.path("username").asString(""), uid.isEmpty() ? null : uid, texts(user.path("groups")), extra);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asString("")));
        return texts;
    }
}
