package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.devcluster.Rest.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what: tokens, reviews, RBAC, impersonation. */
class AccessTest {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
    private static final String ROLES = RBAC + "namespaces/default/roles";
    private static final String BINDINGS = RBAC + "namespaces/default/rolebindings";
    private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

    private static DevCluster cluster;
    private static Rest admin;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults().withTls(false));
        String token = cluster.kubeconfig().replaceAll("(?s).*token: (\\S+).*", "$1");
        admin = as(token);
    }

    @AfterAll
    static void stop() {
        admin.close();
        cluster.close();
    }

    private static Rest as(String token, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return new Rest(cluster.url(), all);
    }

    private static void make(String path, String body) throws Exception {
        Answer made = admin.call("POST", path, body);
        assertThat(made.code()).as(made.message()).isEqualTo(201);
    }

    /** The token of a new service account in the namespace {@code default}. */
    private static String account(String name, String spec) throws Exception {
        make("/api/v1/namespaces/default/serviceaccounts", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        return token(name, spec);
    }

    private static String token(String name, String spec) throws Exception {
        Answer made = admin.call(
                "POST", "/api/v1/namespaces/default/serviceaccounts/" + name + "/token", "{\"spec\":" + spec + "}");
        assertThat(made.code()).as(made.message()).isEqualTo(201);
        return Json.text(made.body(), "status", "token");
    }

    private static void grant(String name, String account, String rules) throws Exception {
        make(ROLES, role(name, rules));
        make(BINDINGS, binding(name, name, account));
    }

    private static String role(String name, String rules) {
        return "{\"metadata\":{\"name\":\"" + name + "\"},\"rules\":[" + rules + "]}";
    }

    private static String binding(String name, String role, String account) {
        return "{\"metadata\":{\"name\":\"" + name + "\"},\"roleRef\":{\"kind\":\"Role\",\"name\":\"" + role
                + "\"},\"subjects\":[{\"kind\":\"ServiceAccount\",\"name\":\"" + account + "\"}]}";
    }

    private static String rule(String verb, String group, String resource) {
        return "{\"verbs\":[\"" + verb + "\"],\"apiGroups\":[\"" + group + "\"],\"resources\":[\"" + resource + "\"]}";
    }

    private static String onRbac(String verb, String resource) {
        return rule(verb, "rbac.authorization.k8s.io", resource);
    }

    @Test
    void nobodyGrantsWhatTheyDontHave() throws Exception {
        try (Rest editor = as(account("editor", "{}"))) {
            grant(
                    "editor",
                    "editor",
                    onRbac("create", "*") + "," + onRbac("update", "*") + "," + rule("get", "", "secrets"));
            String wanted = rule("get", "", "secrets") + "," + rule("list", "", "secrets");
            Answer refused = editor.call("POST", ROLES, role("greedy", wanted));
            assertThat(refused.code()).isEqualTo(403);
            assertThat(refused.message())
                    .isEqualTo(
                            "roles.rbac.authorization.k8s.io \"greedy\" is forbidden: user "
                                    + "\"system:serviceaccount:default:editor\" (groups=[\"system:serviceaccounts\" "
                                    + "\"system:serviceaccounts:default\" \"system:authenticated\"]) is attempting to grant RBAC "
                                    + "permissions not currently held:\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"list\"]}");
            assertThat(editor.call("POST", ROLES, role("modest", rule("get", "", "secrets")))
                            .code())
                    .isEqualTo(201);
            make(ROLES, role("strong", wanted));
            assertThat(editor.call("POST", BINDINGS, binding("strong", "strong", "editor"))
                            .code())
                    .isEqualTo(403);
            assertThat(editor.call("POST", BINDINGS, binding("missing", "missing", "editor"))
                            .message())
                    .isEqualTo("roles.rbac.authorization.k8s.io \"missing\" not found");
            String apply = "{\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"kind\":\"Role\","
                    + role("new", wanted).substring(1);
            assertThat(editor.call("PATCH", ROLES + "/new?fieldManager=m", "application/apply-patch+yaml", apply)
                            .code())
                    .isEqualTo(403);
        }
    }

    @Test
    void escalateAndBindLiftThatRule() throws Exception {
        try (Rest trusted = as(account("trusted", "{}"))) {
            grant(
                    "trusted",
                    "trusted",
                    onRbac("create", "*") + "," + onRbac("escalate", "roles") + "," + onRbac("bind", "roles"));
            assertThat(trusted.call("POST", ROLES, role("anything", rule("*", "*", "*")))
                            .code())
                    .isEqualTo(201);
            assertThat(trusted.call("POST", BINDINGS, binding("anything", "anything", "trusted"))
                            .code())
                    .isEqualTo(201);
            assertThat(trusted.get("/api/v1/namespaces/default/secrets").code()).isEqualTo(200);
        }
    }

    @Test
    void aggregatedRolesFollowTheirParts() throws Exception {
        make(
                RBAC + "clusterroles",
                "{\"metadata\":{\"name\":\"whole\"},\"aggregationRule\":{\"clusterRoleSelectors\":[{\"matchLabels\":"
                        + "{\"part-of\":\"whole\"}}]},\"rules\":[]}");
        make(
                RBAC + "clusterroles",
                "{\"metadata\":{\"name\":\"part\",\"labels\":{\"part-of\":\"whole\"}},\"rules\":["
                        + rule("get", "", "secrets") + "]}");
        await().untilAsserted(() -> assertThat(admin.get(RBAC + "clusterroles/whole")
                        .body()
                        .path("rules")
                        .findValuesAsText("resources"))
                .hasSize(1));
        admin.call("DELETE", RBAC + "clusterroles/part", "");
        await().untilAsserted(() -> assertThat(
                        admin.get(RBAC + "clusterroles/whole").body().path("rules"))
                .isEmpty());
    }

    @Test
    void impersonationIsCheckedPartByPart() throws Exception {
        String token = account("actor", "{}");
        grant("actor", "actor", rule("impersonate", "", "users"));
        try (Rest actor = as(token, "Impersonate-User", "bob")) {
            assertThat(actor.get(Rest.CONFIG_MAPS).message())
                    .isEqualTo(
                            "users \"bob\" is forbidden: User \"system:serviceaccount:default:actor\" cannot impersonate "
                                    + "resource \"users\" in API group \"\" at the cluster scope");
        }
        make(
                RBAC + "clusterroles",
                "{\"metadata\":{\"name\":\"actor\"},\"rules\":[" + rule("impersonate", "", "users") + ","
                        + rule("impersonate", "", "groups") + ","
                        + rule("impersonate", "authentication.k8s.io", "userextras/scopes") + "]}");
        make(
                RBAC + "clusterrolebindings",
                "{\"metadata\":{\"name\":\"actor\"},\"roleRef\":{\"kind\":\"ClusterRole\",\"name\":\"actor\"},\"subjects\":"
                        + "[{\"kind\":\"ServiceAccount\",\"name\":\"actor\",\"namespace\":\"default\"}]}");
        try (Rest actor = as(token, "Impersonate-User", "bob", "Impersonate-Uid", "7")) {
            assertThat(actor.get(Rest.CONFIG_MAPS).message())
                    .startsWith("uids.authentication.k8s.io \"7\" is forbidden");
        }
        try (Rest actor = as(token, "Impersonate-User", "bob", "Impersonate-Extra-Other", "x")) {
            assertThat(actor.get(Rest.CONFIG_MAPS).message())
                    .isEqualTo("userextras.authentication.k8s.io \"x\" is forbidden: User "
                            + "\"system:serviceaccount:default:actor\" cannot impersonate resource \"userextras/other\" in "
                            + "API group \"authentication.k8s.io\" at the cluster scope");
        }
        try (Rest actor =
                as(token, "Impersonate-User", "bob", "Impersonate-Group", "devs", "Impersonate-Extra-Scopes", "view")) {
            JsonNode info = actor.call("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}")
                    .body()
                    .path("status")
                    .path("userInfo");
            assertThat(Json.text(info, "username")).isEqualTo("bob");
            assertThat(Json.texts(info.path("groups"))).containsExactly("devs", "system:authenticated");
            assertThat(Json.texts(info.path("extra").path("scopes"))).containsExactly("view");
        }
    }

    @Test
    void groupsWithoutAUserAreNobody() throws Exception {
        String token = account("lonely", "{}");
        try (Rest lonely = as(token, "Impersonate-Group", "devs")) {
            Answer refused = lonely.get(Rest.CONFIG_MAPS);
            assertThat(refused.code()).isEqualTo(500);
            assertThat(Json.text(refused.body(), "text"))
                    .contains("requested [{Group  devs    }] without impersonating a user");
        }
    }

    private static JsonNode review(String token, String audiences) throws Exception {
        return admin.call("POST", REVIEWS, "{\"spec\":{\"token\":\"" + token + "\",\"audiences\":" + audiences + "}}")
                .body()
                .path("status");
    }

    @Test
    void theAdministratorsTokenStandsForTheAdministratorInAReviewToo() throws Exception {
        String token = cluster.kubeconfig().replaceAll("(?s).*token: (\\S+).*", "$1");
        JsonNode status = review(token, "[]");
        assertThat(status.path("authenticated").asBoolean()).isTrue();
        assertThat(Json.text(status, "user", "username")).isEqualTo("kubernetes-admin");
        assertThat(review(token, "[\"elsewhere\"]").has("authenticated")).isFalse();
    }

    @Test
    void tokensAreForTheirAudiences() throws Exception {
        String token = account("guest", "{\"audiences\":[\"a\",\"b\"]}");
        JsonNode right = review(token, "[\"b\",\"c\"]");
        assertThat(right.path("authenticated").asBoolean()).isTrue();
        assertThat(Json.texts(right.path("audiences"))).containsExactly("b");
        assertThat(Json.text(right, "user", "username")).isEqualTo("system:serviceaccount:default:guest");
        JsonNode wrong = review(token, "[]");
        assertThat(wrong.has("authenticated")).isFalse();
        assertThat(Json.text(wrong, "error"))
                .isEqualTo("[invalid bearer token, token audiences [\"a\" \"b\"] is invalid for the target audiences "
                        + "[\"https://kubernetes.default.svc.cluster.local\"]]");
        try (Rest guest = as(token)) {
            assertThat(guest.get(Rest.CONFIG_MAPS).code()).isEqualTo(401);
        }
        assertThat(Json.text(review("nonsense", "[]"), "error")).isEqualTo("invalid bearer token");
        String forged = token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        assertThat(review(forged, "[\"a\"]").has("authenticated")).isFalse();
    }

    @Test
    void aSecretCanHoldALastingToken() throws Exception {
        account("lasting", "{}");
        make(
                "/api/v1/namespaces/default/secrets",
                "{\"metadata\":{\"name\":\"held\",\"annotations\":{\"kubernetes.io/service-account.name\":\"lasting\"}},"
                        + "\"type\":\"kubernetes.io/service-account-token\"}");
        String path = "/api/v1/namespaces/default/secrets/held";
        await().untilAsserted(() ->
                assertThat(admin.get(path).body().path("data").has("token")).isTrue());
        String token = new String(
                Base64.getDecoder().decode(Json.text(admin.get(path).body(), "data", "token")),
                StandardCharsets.US_ASCII);
        assertThat(Json.text(review(token, "[]"), "user", "username"))
                .isEqualTo("system:serviceaccount:default:lasting");
        admin.call("DELETE", "/api/v1/namespaces/default/serviceaccounts/lasting", "");
        await().untilAsserted(() -> assertThat(admin.get(path).code()).isEqualTo(404));
        assertThat(review(token, "[]").has("authenticated")).isFalse();
    }

    @Test
    void tokensCanBeCheckedWithThePublishedKeys() throws Exception {
        JsonNode discovery = admin.get("/.well-known/openid-configuration").body();
        assertThat(Json.text(discovery, "issuer")).isEqualTo("https://kubernetes.default.svc.cluster.local");
        assertThat(Json.text(discovery, "jwks_uri")).endsWith("/openid/v1/jwks");
        JsonNode key = admin.get("/openid/v1/jwks").body().path("keys").path(0);
        String token = account("published", "{}");
        JsonNode header = Json.read(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        assertThat(Json.text(header, "kid")).isEqualTo(Json.text(key, "kid"));
        assertThat(Json.text(header, "alg")).isEqualTo(Json.text(key, "alg"));
        try (Rest anyone = new Rest(cluster.url())) {
            assertThat(anyone.get("/openid/v1/jwks").message())
                    .isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/openid/v1/jwks\"");
        }
    }

    @Test
    void accessReviewsSayWhatGrants() throws Exception {
        account("viewer", "{}");
        grant("viewer", "viewer", rule("get", "", "configmaps"));
        String spec =
                "{\"spec\":{\"user\":\"system:serviceaccount:default:viewer\",\"resourceAttributes\":{\"namespace\":"
                        + "\"default\",\"verb\":\"%s\",\"resource\":\"configmaps\"}}}";
        String path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
        JsonNode yes = admin.call("POST", path, spec.formatted("get")).body().path("status");
        assertThat(yes.path("allowed").asBoolean()).isTrue();
        assertThat(Json.text(yes, "reason"))
                .isEqualTo("RBAC: allowed by RoleBinding \"viewer/default\" of Role \"viewer\" to ServiceAccount "
                        + "\"viewer/default\"");
        assertThat(admin.call("POST", path, spec.formatted("list")).body().path("status"))
                .isEqualTo(Json.object().put("allowed", false));
    }
}
