package dev.windlass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.ingest.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the Workflows' controller could not read is not stored, and what is stored has the types that it reads. */
final class TypedObjectsTest {
    private static final String GROUP = "/apis/argoproj.io/v1alpha1/";
    private static final String WORKFLOWS = "/api/v1/workflows/argo";
    private static final String TEMPLATES =
            "\"entrypoint\":\"m\",\"templates\":[{\"name\":\"m\",\"container\":{\"image\":\"i\"}}]";

    private static World world;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        world = new World(folder);
        world.namespace("argo");
        port = world.startService(world.kubeconfig());
        stored("namespaces/argo/workflowtemplates", "WorkflowTemplate", "{" + TEMPLATES + "}");
        stored("clusterworkflowtemplates", "ClusterWorkflowTemplate", "{" + TEMPLATES + "}");
        stored("namespaces/argo/workfloweventbindings", "WorkflowEventBinding", "{\"event\":{\"selector\":\"true\"}}");
        stored(
                "namespaces/argo/cronworkflows",
                "CronWorkflow",
                "{\"schedule\":\"0 0 * * *\",\"workflowSpec\":{\"priority\":\"high\"," + TEMPLATES + "}}");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "priority":"high"            | string | WorkflowSpec.%s.spec.priority of type int32
                    "parallelism":"2"            | string | WorkflowSpec.%s.spec.parallelism of type int64
                    "suspend":"yes"              | string | WorkflowSpec.%s.spec.suspend of type bool
                    "nodeSelector":["a"]         | array  | WorkflowSpec.%s.spec.nodeSelector of type map[string]string
                    "Priority":1.5               | number 1.5 | WorkflowSpec.%s.spec.priority of type int32
                    "templates":{}               | object | WorkflowSpec.%s.spec.templates of type []v1alpha1.Template
                    "volumes":[{"secret":"x"}]   | string | Volume.%s.spec.volumes.VolumeSource.secret of type v1.SecretVolumeSource
                    "tolerations":[{"tolerationSeconds":"5"}] | string | Toleration.%s.spec.tolerations.tolerationSeconds of type int64
                    """)
    void whatHasNotItsFieldsTypeIsRefusedInWhateverHoldsASpec(String field, String value, String place)
            throws IOException {
        String object = "{\"metadata\":{\"name\":\"wrong\"},\"spec\":{" + TEMPLATES + "," + field + "}}";
        String message = "json: cannot unmarshal " + value + " into Go struct field " + place;
        for (String more : List.of("", "\"serverDryRun\":true,", "\"createOptions\":{\"dryRun\":[\"All\"]},")) {
            refused("POST", WORKFLOWS, "{" + more + "\"workflow\":" + object + "}", message.formatted("workflow"));
        }
        for (String path : List.of("/api/v1/workflow-templates/argo", "/api/v1/cluster-workflow-templates")) {
            refused("POST", path, "{\"template\":" + object + "}", message.formatted("template"));
            refused(
                    "PUT",
                    path + "/good",
                    "{\"template\":" + object.replace("wrong", "good") + "}",
                    message.formatted("template"));
        }
    }

    @ParameterizedTest
    @MethodSource("otherRequests")
    void whatHasNotItsFieldsTypeIsRefusedWhereverItStands(String method, String path, String body, String message)
            throws IOException {
        refused(method, path, body, message);
    }

    static Stream<Object[]> otherRequests() {
        String bindings = "/api/v1/workflow-event-bindings/argo";
        String binding = "{\"binding\":{\"metadata\":{\"name\":\"good\"},\"spec\":{\"event\":{\"selector\":true}}}}";
        String selector =
                "json: cannot unmarshal bool into Go struct field Event.binding.spec.event.selector of type string";
        String submit = WORKFLOWS + "/submit";
        return Stream.of(
                new Object[] {"POST", bindings, binding.replace("good", "wrong"), selector},
                new Object[] {"PUT", bindings + "/good", binding, selector},
                new Object[] {
                    "POST",
                    submit,
                    submission("\"submitOptions\":{\"priority\":\"high\"}"),
                    "json: cannot unmarshal string into Go struct field SubmitOpts.submitOptions.priority of type int32"
                },
                new Object[] {
                    "POST",
                    submit,
                    submission("\"submitOptions\":{\"parameters\":\"a=b\"}"),
                    "json: cannot unmarshal string into Go struct field SubmitOpts.submitOptions.parameters of type []string"
                },
                new Object[] {
                    "POST",
                    submit,
                    "{\"resourceKind\":\"CronWorkflow\",\"resourceName\":\"good\"}",
                    "json: cannot unmarshal string into Go struct field WorkflowSpec.spec.workflowSpec.priority of type int32"
                },
                new Object[] {
                    "POST",
                    WORKFLOWS,
                    "{\"serverDryRun\":\"yes\"}",
                    "json: cannot unmarshal string into Go struct field WorkflowCreateRequest.serverDryRun of type bool"
                },
                new Object[] {
                    "POST",
                    WORKFLOWS,
                    "{\"workflow\":[]}",
                    "json: cannot unmarshal array into Go struct field WorkflowCreateRequest.workflow of type v1alpha1.Workflow"
                },
                new Object[] {
                    "POST",
                    WORKFLOWS,
                    "[]",
                    "json: cannot unmarshal array into Go value of type workflow.WorkflowCreateRequest"
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "  "})
    void nothingIsNoRequest(String body) throws IOException {
        refused("POST", WORKFLOWS, body, "workflow body not specified");
    }

    @Test
    void valuesOfParametersAreStoredAndAnsweredAsText() throws IOException {
        String parameters =
                "\"arguments\":{\"parameters\":[{\"name\":\"n\",\"value\":1,\"default\":2.50,\"enum\":[1,true]}]}";
        String body =
                "{\"template\":{\"metadata\":{\"name\":\"num\"},\"spec\":{" + TEMPLATES + "," + parameters + "}}}";
        for (String kind : List.of("workflow-templates/argo", "cluster-workflow-templates")) {
            JsonNode answered = json(send("POST", "/api/v1/" + kind, body));
            String place =
                    kind.startsWith("cluster") ? "clusterworkflowtemplates" : "namespaces/argo/workflowtemplates";
            for (JsonNode each : List.of(answered, world.admin("GET", GROUP + place + "/num", ""))) {
                JsonNode parameter = each.at("/spec/arguments/parameters/0");
                assertThat(parameter.path("value")).isEqualTo(text("1"));
                assertThat(parameter.path("default")).isEqualTo(text("2.5"));
                assertThat(parameter.path("enum").toString()).isEqualTo("[\"1\",\"true\"]");
            }
        }
        JsonNode made = json(send(
                "POST",
                WORKFLOWS,
                "{\"workflow\":{\"metadata\":{\"generateName\":\"x-\"},\"spec\":{" + TEMPLATES
                        + ",\"arguments\":{\"parameters\":[{\"name\":\"message\",\"value\":5}]}}}}"));
        assertThat(made.at("/spec/arguments/parameters/0/value")).isEqualTo(text("5"));
    }

    @Test
    void fieldsAreTakenInAnyCase() throws IOException {
        JsonNode submitted = json(
                send(
                        "POST",
                        WORKFLOWS + "/submit",
                        "{\"ResourceKind\":\"WorkflowTemplate\",\"RESOURCENAME\":\"good\",\"submitoptions\":{\"GenerateName\":\"case-\"}}"));
        assertThat(submitted.at("/metadata/name").asString()).startsWith("case-");
        JsonNode dry = json(
                send(
                        "POST",
                        WORKFLOWS,
                        "{\"ServerDryRun\":true,\"Workflow\":{\"Metadata\":{\"Name\":\"dry\",\"Labels\":{\"A\":\"b\"}},\"Spec\":{\"EntryPoint\":\"m\",\"Templates\":[{\"Name\":\"m\",\"Container\":{\"Image\":\"i\"}}]}}}"));
        assertThat(dry.at("/spec/templates/0/container/image")).isEqualTo(text("i"));
        assertThat(dry.at("/metadata/labels/A")).isEqualTo(text("b"));
        assertThat(world.ask("GET", GROUP + "namespaces/argo/workflows/dry", "").status())
                .isEqualTo(404);
    }

    private static String submission(String more) {
        return "{\"resourceKind\":\"WorkflowTemplate\",\"resourceName\":\"good\"," + more + "}";
    }

    private static void refused(String method, String path, String body, String message) throws IOException {
        String before = everything();
        Answer answer = send(method, path, body);
        assertThat(answer.status()).as(body + " " + answer.body()).isEqualTo(400);
        JsonNode error = World.JSON.readTree(answer.body());
        assertThat(error.path("code").asInt()).isEqualTo(3);
        assertThat(error.path("message").asString()).isEqualTo(message);
        assertThat(everything()).isEqualTo(before);
    }

    /** All that the cluster holds of the kinds, with their versions. */
    private static String everything() {
        return Stream.of("workflows", "workflowtemplates", "clusterworkflowtemplates", "workfloweventbindings")
                .map(it -> world.admin("GET", GROUP + it, "").path("items").toString())
                .toList()
                .toString();
    }

    private static void stored(String place, String kind, String spec) {
        world.admin("POST", GROUP + place, """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"%s","metadata":{"name":"good"},"spec":%s}""".formatted(kind, spec));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return World.JSON.readTree(answer.body());
    }

    private static Answer send(String method, String path, String body) throws IOException {
        return RawHttp.send(port, method, path, new ArrayList<>(), body.getBytes(StandardCharsets.UTF_8), 30_000);
    }
}
