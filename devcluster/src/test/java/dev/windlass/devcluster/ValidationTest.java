package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.devcluster.Rest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words. */
class ValidationTest {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
    private static final String MAPS = Rest.CONFIG_MAPS;

    private static DevCluster cluster;
    private static Rest rest;

    @BeforeAll
    static void start() throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults().withTls(false).withAuth(false));
        rest = new Rest(cluster.url());
    }

    @AfterAll
    static void stop() {
        rest.close();
        cluster.close();
    }

    @Test
    void unknownAndRepeatedFieldsAreRefusedToldOrIgnoredAsAsked() throws Exception {
        String body =
                "{\"metadata\":{\"generateName\":\"v-\",\"labels\":{\"a\":\"1\",\"a\":\"2\"}},\"colour\":\"red\"}";
        Answer strict = rest.call("POST", MAPS + "?fieldValidation=Strict", body);
        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.message())
                .isEqualTo(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: duplicate "
                                + "field \"metadata.labels.a\", unknown field \"colour\"");
        Answer warned = rest.call("POST", MAPS, body);
        assertThat(warned.code()).isEqualTo(201);
        assertThat(warned.warnings())
                .containsExactly(
                        "299 - \"duplicate field \\\"metadata.labels.a\\\"\", 299 - \"unknown field \\\"colour\\\"\"");
        assertThat(Json.text(warned.body(), "metadata", "labels", "a")).isEqualTo("2");
        assertThat(rest.call("POST", MAPS + "?fieldValidation=Ignore", body).warnings())
                .isEmpty();
        assertThat(rest.call("POST", MAPS + "?fieldValidation=Maybe", body).message())
                .isEqualTo("CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"Maybe\": "
                        + "supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
    }

    @Test
    void aRefusalStillCarriesTheWarnings() throws Exception {
        Answer refused = rest.call("POST", MAPS, "{\"colour\":\"red\"}");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.warnings()).containsExactly("299 - \"unknown field \\\"colour\\\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "roles | {\"rules\":[{\"verbs\":[]}]} | rules[0].verbs: Required value: verbs must contain at least one value",
                "roles | {\"rules\":[{\"verbs\":[\"get\"],\"nonResourceURLs\":[\"/x\"]}]} | rules[0].nonResourceURLs: Invalid"
                        + " value: []string{\"/x\"}: namespaced rules cannot apply to non-resource URLs",
                "rolebindings | {\"roleRef\":{\"kind\":\"Foo\",\"name\":\"x\"}} | roleRef.kind: Unsupported value: \"Foo\":"
                        + " supported values: \"Role\", \"ClusterRole\"",
                "rolebindings | {\"roleRef\":{\"kind\":\"Role\"}} | roleRef.name: Required value",
                "rolebindings | {\"roleRef\":{\"kind\":\"Role\",\"name\":\"x\"},\"subjects\":[{\"kind\":\"X\",\"name\":\"y\"}]} |"
                        + " subjects[0].kind: Unsupported value: \"X\": supported values: \"ServiceAccount\", \"User\","
                        + " \"Group\""
            })
    void rolesAndBindingsMustMakeSense(String resource, String body, String why) throws Exception {
        Answer refused = rest.call(
                "POST",
                RBAC + "namespaces/default/" + resource,
                "{\"metadata\":{\"name\":\"n\"}," + body.strip().substring(1));
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message()).contains(why.strip());
    }

    @Test
    void eventsBelongToTheNamespaceOfTheirObject() throws Exception {
        String path = "/api/v1/namespaces/kube-system/events";
        String event =
                "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"kind\":\"Workflow\",\"namespace\":\"%s\"}}";
        assertThat(rest.call("POST", path, event.formatted("default")).message())
                .isEqualTo(
                        "Event \"e\" is invalid: involvedObject.namespace: Invalid value: \"default\": does not match "
                                + "event.namespace");
        assertThat(rest.call("POST", path, event.formatted("kube-system")).code())
                .isEqualTo(201);
    }

    @Test
    void secretsHaveTheKeysOfTheirType() throws Exception {
        String path = "/api/v1/namespaces/default/secrets";
        String secret = "{\"metadata\":{\"name\":\"s\"},\"type\":\"kubernetes.io/tls\",\"data\":{\"tls.crt\":\"\"}}";
        assertThat(rest.call("POST", path, secret).message())
                .isEqualTo("Secret \"s\" is invalid: data[tls.key]: Required value");
    }

    @Test
    void definitionsNeedASchema() throws Exception {
        String body =
                "{\"metadata\":{\"name\":\"xs.example.com\"},\"spec\":{\"group\":\"example.com\",\"scope\":\"Cluster\","
                        + "\"names\":{\"kind\":\"X\",\"plural\":\"xs\"},\"versions\":[{\"name\":\"v1\",\"served\":true,"
                        + "\"storage\":true}]}}";
        assertThat(rest.call("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", body)
                        .message())
                .isEqualTo("CustomResourceDefinition.apiextensions.k8s.io \"xs.example.com\" is invalid: "
                        + "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required");
    }

    @Test
    void leasesLast() throws Exception {
        String path = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
        assertThat(rest.call("POST", path, "{\"metadata\":{\"name\":\"l\"},\"spec\":{\"leaseDurationSeconds\":0}}")
                        .message())
                .isEqualTo(
                        "Lease.coordination.k8s.io \"l\" is invalid: spec.leaseDurationSeconds: Invalid value: 0: must "
                                + "be greater than 0");
        assertThat(rest.call(
                                "POST",
                                path,
                                "{\"metadata\":{\"name\":\"l\"},\"spec\":{\"renewTime\":\"2020-01-01T00:00:00Z\"}}")
                        .message())
                .isEqualTo(
                        "Lease in version \"v1\" cannot be handled as a Lease: parsing time \"2020-01-01T00:00:00Z\" as "
                                + "\"2006-01-02T15:04:05.000000Z07:00\": cannot parse \"Z\" as \".000000\"");
    }

    @Test
    void anObjectsUidStays() throws Exception {
        rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"mine\"}}");
        Answer patched = rest.call(
                "PATCH", MAPS + "/mine", "application/merge-patch+json", "{\"metadata\":{\"uid\":\"other\"}}");
        assertThat(patched.message())
                .isEqualTo("ConfigMap \"mine\" is invalid: metadata.uid: Invalid value: \"other\": field is immutable");
        Answer put = rest.call("PUT", MAPS + "/mine", "{\"metadata\":{\"name\":\"mine\",\"uid\":\"other\"}}");
        assertThat(put.code()).isEqualTo(409);
        assertThat(put.message())
                .startsWith(
                        "Operation cannot be fulfilled on configmaps \"mine\": StorageError: invalid object, Code: 4, "
                                + "Key: /registry/configmaps/default/mine, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: "
                                + "UID in precondition: other, UID in object meta: ");
    }

    @Test
    void patchesOfTheWrongTypeAreToldInTheWordsOfTheirKind() throws Exception {
        rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"typed\"}}");
        assertThat(rest.call("PATCH", MAPS + "/typed", "application/strategic-merge-patch+json", "{\"data\":{\"x\":5}}")
                        .message())
                .isEqualTo(" \"\" is invalid: patch: Invalid value: \"map[data:map[x:5]]\": unrecognized type: string");
        assertThat(rest.call("PATCH", MAPS + "/typed", "application/merge-patch+json", "{\"data\":{\"x\":5}}")
                        .message())
                .endsWith("json: cannot unmarshal number into Go struct field ConfigMap.data of type string");
    }

    @Test
    void aNamespacesFinalizersAreNotForUpdates() throws Exception {
        String path = "/api/v1/namespaces/kube-public";
        Answer patched = rest.call(
                "PATCH",
                path,
                "application/merge-patch+json",
                "{\"spec\":{\"finalizers\":[]},\"status\":{\"phase\":\"x\"}}");
        assertThat(Json.texts(patched.body().path("spec").path("finalizers"))).containsExactly("kubernetes");
        assertThat(Json.text(patched.body(), "status", "phase")).isEqualTo("Active");
    }

    @Test
    void anUpdateOfACustomResourceSaysOfWhichVersion() throws Exception {
        String path = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows";
        String body =
                "{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":\"Workflow\",\"metadata\":{\"name\":\"blind\"}}";
        assertThat(rest.call("POST", path, body).code()).isEqualTo(201);
        Answer blind = rest.call("PUT", path + "/blind", body);
        assertThat(blind.code()).isEqualTo(422);
        assertThat(blind.message())
                .isEqualTo(
                        "workflows.argoproj.io \"blind\" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be "
                                + "specified for an update");
        assertThat(Json.text(blind.body(), "details", "kind")).isEqualTo("workflows");
    }

    @Test
    void whatBelongsToANamespaceIsNotCreatedOutsideOne() throws Exception {
        Answer refused = rest.call("POST", "/api/v1/configmaps", "{\"metadata\":{\"name\":\"x\"}}");
        assertThat(refused.code()).isEqualTo(405);
        assertThat(refused.message()).isEqualTo("the server does not allow this method on the requested resource");
        assertThat(rest.get("/api/v1/configmaps/x").code()).isEqualTo(404);
    }

    @Test
    void emptyMapsAreNotKept() throws Exception {
        Answer made = rest.call("POST", MAPS, "{\"metadata\":{\"name\":\"empty\",\"labels\":{}},\"data\":{}}");
        assertThat(made.body().has("data")).isFalse();
        assertThat(made.body().path("metadata").has("labels")).isFalse();
    }
}
