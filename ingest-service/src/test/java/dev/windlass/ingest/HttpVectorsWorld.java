package dev.windlass.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The cluster that the recorded Argo Server had: its accounts, their rights, and what was there. */
final class HttpVectorsWorld {
    private static final String ARGO = "/apis/argoproj.io/v1alpha1/namespaces/argo/";
    private static final String EVERYTHING = """
            [{"apiGroups":["argoproj.io"],"resources":["workflows","workflowtemplates","cronworkflows",
            "workfloweventbindings","eventsources","sensors"],"verbs":["*"]},
            {"apiGroups":[""],"resources":["events","secrets","serviceaccounts"],"verbs":["*"]}]""";
    private static final String SUBMIT_ONLY = """
            [{"apiGroups":["argoproj.io"],"resources":["workflows"],"verbs":["create"]},
            {"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list","get"]},
            {"apiGroups":["argoproj.io"],"resources":["workflowtemplates"],"verbs":["get"]}]""";

    private HttpVectorsWorld() {}

    static void fill(World world) {
        world.namespace("argo");
        world.namespace("other");
        for (String account : new String[] {"argo-server", "tester", "github.com"}) {
            world.serviceAccount("argo", account);
            world.allow("argo", account, account.equals("github.com") ? SUBMIT_ONLY : EVERYTHING);
        }
        // The recorded server could see templates everywhere.
        world.allowReading("other", "argo-server", "argo", "workflowtemplates");
        world.admin("POST", ARGO + "workflowtemplates", """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"WorkflowTemplate","metadata":{"name":"hello"},"spec":{
                "entrypoint":"main","arguments":{"parameters":[{"name":"message"}]},"templates":[{"name":"main",
                "inputs":{"parameters":[{"name":"message","value":"{{workflow.parameters.message}}"}]},
                "container":{"image":"busybox","command":["echo"],"args":["{{inputs.parameters.message}}"]}}]}}""");
        world.admin("POST", ARGO + "workfloweventbindings", """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"WorkflowEventBinding","metadata":{"name":"hello"},"spec":{
                "event":{"selector":"payload.message != \\"\\""},"submit":{"workflowTemplateRef":{"name":"hello"},
                "arguments":{"parameters":[{"name":"message","valueFrom":{"event":"payload.message"}}]}}}}""");
        webhookClients(world);
    }

    /** The Secret of webhook clients, and the tokens that their accounts need. */
    static void webhookClients(World world) {
        world.admin("POST", "/api/v1/namespaces/argo/secrets", """
                {"metadata":{"name":"argo-workflows-webhook-clients"},"data":{"github.com":"%s","bitbucket.org":"%s"}}""".formatted(
                        base64("type: github\nsecret: \"shh!\"\n"), base64("type: bitbucket\nsecret: my-uuid\n")));
        for (String account : new String[] {"github.com", "bitbucket.org"}) {
            world.serviceAccount("argo", account);
            world.admin("POST", "/api/v1/namespaces/argo/secrets", """
                    {"metadata":{"name":"%s.service-account-token"},"data":{"token":"eA=="}}""".formatted(account));
        }
        world.allow("argo", "bitbucket.org", SUBMIT_ONLY);
    }

    /** A Workflow that later requests ask for by its name. */
    static void firstWorkflow(World world) {
        world.admin("POST", ARGO + "workflows", """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":{"name":"hello-world-qqqh6",
                "generateName":"hello-world-","labels":{"workflows.argoproj.io/completed":"false",
                "workflows.argoproj.io/creator":"system-serviceaccount-argo-argo-server"}},"spec":{"entrypoint":
                "hello-world","arguments":{},"templates":[{"name":"hello-world","inputs":{},"outputs":{},"metadata":{},
                "container":{"name":"","image":"busybox","command":["echo"],"args":["hello world"],"resources":{}}}]}}""");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
