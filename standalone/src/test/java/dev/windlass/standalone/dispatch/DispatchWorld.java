package dev.windlass.standalone.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.binding.core.CompiledBinding;
import dev.windlass.binding.kubernetes.KubernetesBindings;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.devcluster.DevCluster;
import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.kube.Identity;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeAwayException;
import dev.windlass.kube.KubeClients;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.kubernetes.CarriedExtras;
import dev.windlass.submit.kubernetes.ClusterApi;
import dev.windlass.submit.kubernetes.KubernetesTemplates;
import dev.windlass.submit.kubernetes.KubernetesWorkflows;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A development cluster that holds one case's objects after another's, and the services' real eyes and hands on it. */
final class DispatchWorld implements AutoCloseable {
    private static final String ARGO = "/apis/argoproj.io/v1alpha1/";
    private static final String MARKERS = "markers";
    private static final Map<String, String> PLURALS = Map.of(
            "WorkflowEventBinding", "workfloweventbindings",
            "WorkflowTemplate", "workflowtemplates",
            "ClusterWorkflowTemplate", "clusterworkflowtemplates",
            "Workflow", "workflows");

    private final DevCluster cluster;
    private final FaultyApi faulty;
    private final KubernetesClient client;
    private final KubernetesClient front;
    private final KubeApi admin;
    private final KubeApi api;
    private final ClusterApi clusterApi;
    private final KubernetesTemplates templates;
    private final Map<String, KubernetesBindings> bindings = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();
    private final List<String> made = new ArrayList<>();
    private int markers;

    DispatchWorld(Path folder) throws IOException {
        cluster = DevCluster.start(DevClusterSettings.defaults().withTls(false).withAuth(false));
        faulty = new FaultyApi(cluster.url());
        client = client(folder.resolve("direct"), cluster.kubeconfig());
        front = client(
                folder.resolve("front"),
                cluster.kubeconfig()
                        .replace(cluster.url().toString(), faulty.url().toString()));
        admin = new KubeApi(client);
        api = new KubeApi(front);
        clusterApi = new ClusterApi(front, api, new CarriedExtras(Set.of("*"), Duration.ofMinutes(5)));
        templates = new KubernetesTemplates(client, clusterApi, Duration.ZERO, 1);
        namespace(MARKERS);
    }

    KubernetesTemplates templates() {
        return templates;
    }

    KubernetesWorkflows workflows() {
        return new KubernetesWorkflows(clusterApi);
    }

    FaultyApi faulty() {
        return faulty;
    }

    /** The bindings of a controller instance, as they are once all of {@code wanted} is known of. */
    KubernetesBindings hold(JsonNode wanted, @Nullable String instanceId) {
        faulty.expect(JsonNodeFactory.instance.arrayNode());
        Map<String, JsonNode> next = new LinkedHashMap<>();
        for (JsonNode each : wanted) {
            String plural = PLURALS.get(each.path("kind").asString());
            if (plural != null) {
                next.put(path(each, plural), each);
            }
        }
        Set<String> changed = new HashSet<>();
        objects.forEach((path, object) -> {
            if (!object.equals(next.get(path))) {
                send("DELETE", path, null);
                changed.add(path);
            }
        });
        changed.forEach(objects::remove);
        next.forEach((path, object) -> {
            if (!object.equals(objects.put(path, object))) {
                send("POST", path.substring(0, path.lastIndexOf('/')), object.toString());
                changed.add(path);
            }
        });
        settle(changed);
        return seen(instanceId);
    }

    /** A Workflow is there that no case wants to find. */
    void made(String namespace, String name) {
        made.add(ARGO + "namespaces/" + namespace + "/workflows/" + KubeApi.segment(name));
    }

    void deleteWorkflows() {
        made.forEach(path -> send("DELETE", path, null));
        made.clear();
    }

    private String path(JsonNode object, String plural) {
        String name = KubeApi.segment(object.path("metadata").path("name").asString());
        if (plural.startsWith("cluster")) {
            return ARGO + plural + "/" + name;
        }
        String namespace = object.path("metadata").path("namespace").asString();
        namespace(namespace);
        return ARGO + "namespaces/" + namespace + "/" + plural + "/" + name;
    }

    private void namespace(String name) {
        if (namespaces.add(name)) {
            send("POST", "/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        }
    }

    /**
     * Waits until what was done to templates is known. Changes to a kind come in order, so they are once a marker that
     * was made after them is there; where the cache does not have it, the server's answer is that there is none.
     */
    private void settle(Set<String> changed) {
        for (boolean clusterScope : new boolean[] {false, true}) {
            String plural = clusterScope ? "clusterworkflowtemplates" : "workflowtemplates";
            if (changed.stream().noneMatch(it -> it.contains("/" + plural + "/"))) {
                continue;
            }
            String name = "m" + markers++;
            String path = ARGO + (clusterScope ? "" : "namespaces/" + MARKERS + "/") + plural;
            send("POST", path, """
                    {"apiVersion":"argoproj.io/v1alpha1","kind":"%s","metadata":{"name":"%s"},"spec":{}}""".formatted(clusterScope ? "ClusterWorkflowTemplate" : "WorkflowTemplate", name));
            faulty.expect(noneSeen(plural));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isKnown(new TemplateRef(name, clusterScope)));
            faulty.expect(JsonNodeFactory.instance.arrayNode());
            send("DELETE", path + "/" + name, null);
        }
    }

    private static JsonNode noneSeen(String plural) {
        var faults = JsonNodeFactory.instance.arrayNode();
        faults.addObject()
                .put("verb", "get")
                .put("resource", plural)
                .put("times", -1)
                .putObject("status")
                .put("kind", "Status")
                .put("code", 404);
        return faults;
    }

    private boolean isKnown(TemplateRef ref) {
        try {
            return templates.get(MARKERS, ref, null) != null;
        } catch (ClusterException e) {
            return false;
        }
    }

    private KubernetesBindings seen(@Nullable String instanceId) {
        KubernetesBindings ours = bindings.computeIfAbsent(
                String.valueOf(instanceId), it -> new KubernetesBindings(client, instanceId, (binding, error) -> {}));
        String name = "m" + markers++;
        String labels =
                instanceId == null ? "{}" : "{\"workflows.argoproj.io/controller-instanceid\":\"" + instanceId + "\"}";
        String path = ARGO + "namespaces/" + MARKERS + "/workfloweventbindings";
        send("POST", path, """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"WorkflowEventBinding",
                "metadata":{"name":"%s","labels":%s},"spec":{}}""".formatted(name, labels));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> ours.in(MARKERS).byName().stream()
                        .map(CompiledBinding::name)
                        .anyMatch(name::equals));
        send("DELETE", path + "/" + name, null);
        return ours;
    }

    private void send(String method, String path, @Nullable String body) {
        try {
            KubeApi.Answer answer = admin.send(Identity.OWN, method, path, body);
            assertThat(answer.isSuccess() || (method.equals("DELETE") && answer.status() == 404))
                    .as("%s %s: %s", method, path, answer.body())
                    .isTrue();
        } catch (KubeAwayException e) {
            throw new AssertionError(e);
        }
    }

    private static KubernetesClient client(Path file, String kubeconfig) throws IOException {
        Files.writeString(file, kubeconfig);
        return KubeClients.create(file, Duration.ofSeconds(10), 64);
    }

    @Override
    public void close() {
        bindings.values().forEach(KubernetesBindings::close);
        templates.close();
        api.close();
        admin.close();
        front.close();
        client.close();
        faulty.close();
        cluster.close();
    }
}
