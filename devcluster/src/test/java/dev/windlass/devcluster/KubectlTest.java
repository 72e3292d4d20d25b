package dev.windlass.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer types, with the real kubectl. */
class KubectlTest {
    @TempDir
    private static Path folder;

    private static DevCluster cluster;
    private static Kubectl kubectl;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Kubectl.onPath(), "skipped: kubectl is not on the PATH");
        cluster = DevCluster.start(DevClusterSettings.defaults());
        kubectl = new Kubectl(folder, cluster.kubeconfig());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void says(String expected, String... args) throws Exception {
        assertThat(kubectl.run(args).output()).isEqualTo(expected);
    }

    @Test
    void theWalkOfAnApiUserEndsWithATokenThatMayDoJustThat() throws Exception {
        says("namespace/argo created", "create", "ns", "argo");
        says(
                "role.rbac.authorization.k8s.io/argoapi created",
                "-n",
                "argo",
                "create",
                "role",
                "argoapi",
                "--verb=create,get,list",
                "--resource=workflows.argoproj.io",
                "--resource=workfloweventbindings",
                "--resource=workflowtemplates");
        says("serviceaccount/argoapi created", "-n", "argo", "create", "sa", "argoapi");
        says(
                "rolebinding.rbac.authorization.k8s.io/argoapi created",
                "-n",
                "argo",
                "create",
                "rolebinding",
                "argoapi",
                "--role=argoapi",
                "--serviceaccount=argo:argoapi");
        String token = kubectl.run("-n", "argo", "create", "token", "argoapi").output();
        Kubectl holder = new Kubectl(folder, cluster.kubeconfig(token));

        String workflow = "---\n{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: hello}, spec: {}}";
        assertThat(holder.runWith(workflow, "-n", "argo", "create", "-f", "-").output())
                .isEqualTo("workflow.argoproj.io/hello created");
        assertThat(holder.run("-n", "argo", "get", "wf", "-o", "name").output())
                .isEqualTo("workflow.argoproj.io/hello");
        assertThat(holder.run("-n", "argo", "delete", "wf", "hello").output())
                .isEqualTo("Error from server (Forbidden): workflows.argoproj.io \"hello\" is forbidden: User "
                        + "\"system:serviceaccount:argo:argoapi\" cannot delete resource \"workflows\" in API group "
                        + "\"argoproj.io\" in the namespace \"argo\"");
        assertThat(holder.run("get", "ns").output())
                .isEqualTo("Error from server (Forbidden): namespaces is forbidden: User "
                        + "\"system:serviceaccount:argo:argoapi\" cannot list resource \"namespaces\" in API group \"\" at the "
                        + "cluster scope");
        assertThat(holder.run("-n", "argo", "auth", "can-i", "create", "workfloweventbindings")
                        .output())
                .isEqualTo("yes");
        assertThat(holder.run("-n", "argo", "auth", "can-i", "delete", "workflows")
                        .output())
                .isEqualTo("no");
        assertThat(holder.run("auth", "whoami").output()).contains("system:serviceaccount:argo:argoapi");
        assertThat(kubectl.run("-n", "argo", "get", "wf", "--as=bob").output()).contains("User \"bob\" cannot list");

        says("serviceaccount \"argoapi\" deleted", "-n", "argo", "delete", "sa", "argoapi");
        assertThat(holder.run("-n", "argo", "get", "wf").output())
                .isEqualTo("error: You must be logged in to the server (Unauthorized)");
    }

    @Test
    void appliedObjectsAreCreatedConfiguredAndLeftAlone() throws Exception {
        String map = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {colour: %s}}";
        assertThat(kubectl.runWith(map.formatted("red"), "apply", "-f", "-").output())
                .isEqualTo("configmap/settings created");
        assertThat(kubectl.runWith(map.formatted("blue"), "apply", "-f", "-").output())
                .isEqualTo("configmap/settings configured");
        assertThat(kubectl.runWith(map.formatted("blue"), "apply", "-f", "-").output())
                .isEqualTo("configmap/settings unchanged");
        assertThat(kubectl.runWith(map.formatted("green"), "apply", "--server-side", "--force-conflicts", "-f", "-")
                        .output())
                .isEqualTo("configmap/settings serverside-applied");
        says("green", "get", "cm", "settings", "-o", "jsonpath={.data.colour}");
        says("configmap/settings patched", "patch", "cm", "settings", "-p", "{\"data\":{\"colour\":null}}");
        says("configmap \"settings\" deleted", "delete", "cm", "settings");
        says("Error from server (NotFound): configmaps \"settings\" not found", "get", "cm", "settings");
    }

    @Test
    void tablesHaveTheColumnsOfTheirKind() throws Exception {
        assertThat(kubectl.run("get", "ns", "default").output()).matches("NAME +STATUS +AGE\ndefault +Active +\\d+s");
        assertThat(kubectl.run("get", "sa", "default").output()).matches("NAME +SECRETS +AGE\ndefault +0 +\\d+s");
        assertThat(kubectl.run("get", "clusterrolebinding", "cluster-admin", "-o", "wide")
                        .output())
                .matches("NAME +ROLE +AGE +USERS +GROUPS +SERVICEACCOUNTS\n"
                        + "cluster-admin +ClusterRole/cluster-admin +\\d+s +system:masters *");
        String workflow = "---\n{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: shown}, spec: {}, "
                + "status: {phase: Failed, message: too bad}}";
        kubectl.runWith(workflow, "create", "-f", "-");
        assertThat(kubectl.run("get", "wf", "shown").output())
                .matches("NAME +STATUS +AGE +MESSAGE\nshown +Failed +too bad");
    }

    @Test
    void aDefinitionIsServedAtOnceAndItsObjectsGoWithIt() throws Exception {
        String definition = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: boats.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Boat, plural: boats, shortNames: [bt]}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    subresources: {status: {}}
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    additionalPrinterColumns: [{name: Sails, type: integer, jsonPath: .spec.sails}]
                """;
        assertThat(kubectl.runWith(definition, "apply", "-f", "-").output())
                .isEqualTo("customresourcedefinition.apiextensions.k8s.io/boats.example.com created");
        says(
                "customresourcedefinition.apiextensions.k8s.io/boats.example.com condition met",
                "wait",
                "--for=condition=Established",
                "crd/boats.example.com");
        String boat =
                "---\n{apiVersion: example.com/v1, kind: Boat, metadata: {name: b}, spec: {sails: 3}, status: {wet: true}}";
        assertThat(kubectl.runWith(boat, "apply", "-f", "-").output()).isEqualTo("boat.example.com/b created");
        assertThat(kubectl.run("get", "bt").output()).matches("NAME +SAILS\nb +3");
        says("", "get", "bt", "b", "-o", "jsonpath={.status}");
        kubectl.run(
                "patch",
                "bt",
                "b",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"wet\":true},\"spec\":{}}");
        says("{\"wet\":true} 1", "get", "bt", "b", "-o", "jsonpath={.status} {.metadata.generation}");
        says(
                "customresourcedefinition.apiextensions.k8s.io \"boats.example.com\" deleted",
                "delete",
                "crd",
                "boats.example.com");
        says(
                "Error from server (NotFound): the server could not find the requested resource",
                "get",
                "--raw",
                "/apis/example.com");
    }

    @Test
    void aDeletedNamespaceTakesItsContentWithIt() throws Exception {
        says("namespace/doomed created", "create", "ns", "doomed");
        says("secret/s created", "-n", "doomed", "create", "secret", "generic", "s", "--from-literal=a=b");
        says("namespace \"doomed\" deleted", "delete", "ns", "doomed");
        says("Error from server (NotFound): namespaces \"doomed\" not found", "get", "ns", "doomed");
        says(
                "Error from server (Forbidden): namespaces \"default\" is forbidden: this namespace may not be deleted",
                "delete",
                "ns",
                "default");
        says(
                "error: failed to create secret namespaces \"doomed\" not found",
                "-n",
                "doomed",
                "create",
                "secret",
                "generic",
                "s");
    }

    private static void saysTo(String input, String expected, String... args) throws Exception {
        assertThat(kubectl.runWith("---\n" + input, args).output()).isEqualTo(expected);
    }

    @Test
    void serverSideApplyTakesBackWhatItNoLongerHas() throws Exception {
        String workflow = "{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: ssa}, spec: {%s}}";
        String[] apply = {"apply", "--server-side", "-f", "-"};
        saysTo(workflow.formatted("a: 1, b: 2"), "workflow.argoproj.io/ssa serverside-applied", apply);
        saysTo(workflow.formatted("b: 3"), "workflow.argoproj.io/ssa serverside-applied", apply);
        says("{\"b\":3} 2", "get", "wf", "ssa", "-o", "jsonpath={.spec} {.metadata.generation}");
    }

    @Test
    void everyKindOfPatchIsTaken() throws Exception {
        says("configmap/pat created", "create", "cm", "pat", "--from-literal=a=1");
        says("configmap/pat patched", "patch", "cm", "pat", "-p", "{\"data\":{\"b\":\"2\"}}");
        says("configmap/pat patched", "patch", "cm", "pat", "--type=merge", "-p", "{\"data\":{\"a\":null}}");
        says(
                "configmap/pat patched",
                "patch",
                "cm",
                "pat",
                "--type=json",
                "-p",
                "[{\"op\":\"add\",\"path\":\"/data/c\",\"value\":\"3\"}]");
        says("{\"b\":\"2\",\"c\":\"3\"}", "get", "cm", "pat", "-o", "jsonpath={.data}");
        says(
                "The request is invalid: the server rejected our request due to an error in our request",
                "patch",
                "cm",
                "pat",
                "--type=json",
                "-p",
                "[{\"op\":\"remove\",\"path\":\"/data/none\"}]");
        says("configmap/pat patched (no change)", "patch", "cm", "pat", "-p", "{}");
        says("configmap/pat labeled", "label", "cm", "pat", "k=v");
        says("configmap/pat unlabeled", "label", "cm", "pat", "k-");
        says("", "get", "cm", "pat", "-o", "jsonpath={.metadata.labels}");
    }

    @Test
    void whatIsNotKnownIsToldAsTheRealServerDoes() throws Exception {
        saysTo(
                "{apiVersion: argoproj.io/v1alpha1, kind: Sloop, metadata: {name: s}}",
                "error: resource mapping not found for name: \"s\" namespace: \"\" from \"STDIN\": no matches for kind "
                        + "\"Sloop\" in version \"argoproj.io/v1alpha1\"\nensure CRDs are installed first",
                "create",
                "-f",
                "-");
        saysTo(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, colour: red}",
                "Error from server (BadRequest): error when creating \"STDIN\": ConfigMap in version \"v1\" cannot be handled "
                        + "as a ConfigMap: strict decoding error: unknown field \"colour\"",
                "create",
                "-f",
                "-");
        saysTo(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: told}, colour: red}",
                "Warning: unknown field \"colour\"\nconfigmap/told created",
                "create",
                "--validate=warn",
                "-f",
                "-");
        says(
                "error: failed to create quota: the server could not find the requested resource (post resourcequotas)",
                "create",
                "quota",
                "q",
                "--hard=pods=1");
    }

    @Test
    void objectsAreReplacedComparedAndAwaited() throws Exception {
        String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: rep}, data: {a: '%s'}}";
        saysTo(map.formatted("1"), "configmap/rep created", "create", "-f", "-");
        assertThat(kubectl.runWith("---\n" + map.formatted("2"), "diff", "-f", "-")
                        .output())
                .contains("-  a: \"1\"")
                .contains("+  a: \"2\"");
        saysTo(map.formatted("2"), "configmap/rep replaced", "replace", "-f", "-");
        saysTo(
                map.formatted("3"),
                "configmap \"rep\" deleted\nconfigmap/rep replaced",
                "replace",
                "--force",
                "-f",
                "-");
        says("configmap/rep condition met", "wait", "--for=jsonpath={.data.a}=3", "cm/rep");
        says("configmap \"rep\" deleted (server dry run)", "delete", "cm", "rep", "--dry-run=server");
        says("configmap \"rep\" deleted", "delete", "cm", "rep", "--cascade=foreground");
        says("configmap/dry created (server dry run)", "create", "cm", "dry", "--dry-run=server");
        says("Error from server (NotFound): configmaps \"dry\" not found", "get", "cm", "dry");
    }
}
