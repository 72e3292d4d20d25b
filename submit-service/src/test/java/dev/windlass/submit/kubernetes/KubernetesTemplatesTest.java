package dev.windlass.submit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the development cluster, with RBAC on. */
final class KubernetesTemplatesTest {
    private static final TemplateRef HELLO = new TemplateRef("hello", false);

    private static DevCluster cluster;
    private static KubernetesClient client;
    private static KubeApi api;
    private static KubernetesTemplates templates;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cluster = DevCluster.start(DevClusterSettings.defaults());
        client = KubeClients.create(cluster.writeKubeconfig(folder.resolve("kubeconfig")), Duration.ofSeconds(10), 10);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("argo")
                        .endMetadata()
                        .build())
                .create();
        api = new KubeApi(client);
        templates = new KubernetesTemplates(
                client,
                new ClusterApi(client, api, new CarriedExtras(Set.of("*"), Duration.ofMinutes(5))),
                Duration.ofMinutes(10),
                10);
        make("hello", "{labels: {tier: front, empty: null}}");
        make("odd", "{labels: {number: 5}}");
    }

    @AfterAll
    static void stop() {
        templates.close();
        api.close();
        client.close();
        cluster.close();
    }

    @Test
    void aTemplateThatWasMadeAMomentAgoIsFound() throws Exception {
        make("fresh", "{annotations: {a: b}}");
        assertThat(templates.get("argo", new TemplateRef("fresh", false), null).workflowAnnotations())
                .containsEntry("a", "b");
    }

    @Test
    void whoMayNotReadATemplateIsToldSoUntilHeMayAndThenItIsRemembered() throws Exception {
        var caller = new Caller("jane", null, List.of());
        assertThatThrownBy(() -> templates.get("argo", HELLO, caller))
                .hasMessageStartingWith(
                        "workflowtemplates.argoproj.io \"hello\" is forbidden: User \"jane\" cannot get "
                                + "resource \"workflowtemplates\" in API group \"argoproj.io\" in the namespace \"argo\"");
        client.rbac()
                .roles()
                .inNamespace("argo")
                .resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("read")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("argoproj.io")
                        .withResources("workflowtemplates")
                        .withVerbs("get")
                        .endRule()
                        .build())
                .create();
        var binding = client.rbac()
                .roleBindings()
                .inNamespace("argo")
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("jane")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "read")
                        .addNewSubject("rbac.authorization.k8s.io", "User", "jane", null)
                        .build());
        binding.create();
        assertThat(templates.get("argo", HELLO, caller).workflowLabels())
                .containsEntry("tier", "front")
                .containsEntry("empty", "");
        binding.delete();
        assertThat(templates.get("argo", HELLO, caller).workflowLabels()).containsEntry("tier", "front");
        var another = new Caller("jane", null, List.of("others"));
        assertThatThrownBy(() -> templates.get("argo", HELLO, another)).hasMessageContaining("is forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "``; resource name may not be empty",
                "a/b; invalid resource name \"a/b\": [may not contain '/']",
                "a/b%; invalid resource name \"a/b%\": [may not contain '/' may not contain '%']",
                "..; invalid resource name \"..\": [may not be '..']",
                "Bad Name; workflowtemplates.argoproj.io \"Bad Name\" not found",
            })
    void aNameThatNoTemplateCanHaveIsRefusedInTheClientsWords(String name, String message) {
        assertThatThrownBy(() -> templates.get("argo", new TemplateRef(name, false), null))
                .hasMessage(message);
    }

    @Test
    void aLabelThatIsNoTextIsToldAsTheTemplatesFault() {
        assertThatThrownBy(() -> templates.get("argo", new TemplateRef("odd", false), null))
                .hasMessage("the template cannot be read: spec.workflowMetadata.labels.number must be a string");
    }

    private static void make(String name, String workflowMetadata) {
        String yaml = """
                apiVersion: argoproj.io/v1alpha1
                kind: WorkflowTemplate
                metadata:
                  name: %s
                spec:
                  workflowMetadata: %s
                """.formatted(name, workflowMetadata);
        client.genericKubernetesResources(Resources.WORKFLOW_TEMPLATES)
                .inNamespace("argo")
                .resource(client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
                .create();
    }
}
