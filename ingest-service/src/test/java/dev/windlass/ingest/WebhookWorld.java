package dev.windlass.ingest;

import dev.windlass.devcluster.DevClusterSettings;
import dev.windlass.ingest.RawHttp.Answer;
import dev.windlass.ingest.RawHttp.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A service in client mode, and namespaces with webhook clients. */
final class WebhookWorld implements AutoCloseable {
    private static final String LIST_BINDINGS = """
            [{"apiGroups":["argoproj.io"],"resources":["workfloweventbindings"],"verbs":["list"]}]""";

    final World world;
    final int port;

    WebhookWorld(Path folder) throws IOException {
        this.world = new World(folder, DevClusterSettings.defaults());
        this.port = world.startService(world.kubeconfig(), "--windlass.ingest.auth-mode=client");
    }

    /** A namespace whose webhook clients are these; null: without a Secret of them. */
    void namespace(String name, @Nullable Map<String, String> clients) {
        world.namespace(name);
        if (clients != null) {
            var secret = World.JSON.createObjectNode();
            secret.putObject("metadata").put("name", "argo-workflows-webhook-clients");
            clients.forEach(secret.putObject("stringData")::put);
            world.admin("POST", core(name) + "/secrets", secret.toString());
        }
    }

    /** A service account that may send, with a token Secret. */
    void account(String namespace, String name) {
        accountWithoutRights(namespace, name);
        world.allow(namespace, name, LIST_BINDINGS);
    }

    void accountWithoutRights(String namespace, String name) {
        world.serviceAccount(namespace, name);
        world.admin("POST", core(namespace) + "/secrets", """
                {"metadata":{"name":"%s.service-account-token","annotations":{"kubernetes.io/service-account.name":"%s"}},
                "type":"kubernetes.io/service-account-token"}""".formatted(name, name));
    }

    JsonNode get(String namespace, String path) {
        return world.admin("GET", core(namespace) + "/" + path, "");
    }

    JsonNode events(String namespace) {
        return get(namespace, "events").path("items");
    }

    Answer post(String namespace, byte[] body, Header... headers) throws IOException {
        List<Header> all = new ArrayList<>(Arrays.asList(headers));
        return RawHttp.send(port, "POST", "/api/v1/events/" + namespace + "/", all, body, 20_000);
    }

    private static String core(String namespace) {
        return "/api/v1/namespaces/" + namespace;
    }

    @Override
    public void close() {
        world.close();
    }
}
