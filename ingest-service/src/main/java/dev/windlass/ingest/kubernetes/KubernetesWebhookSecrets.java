package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Remembered;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.kube.KubeApi;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A namespace's webhook clients, asked of the API server for each delivery, so that what was changed holds at once;
 * deliveries that arrive together share one question.
 */
final class KubernetesWebhookSecrets implements WebhookSecrets {
    private static final Logger log = LoggerFactory.getLogger(KubernetesWebhookSecrets.class);
    private static final String CLIENTS = "argo-workflows-webhook-clients";
    private static final String TOKEN_NAME = "workflows.argoproj.io/service-account-token.name";
    private static final int MAX_AT_ONCE = 10_000;

    private final Asking api;
    private final Clock clock;
    private final Remembered<String, Optional<Map<String, String>>> clients =
            new Remembered<>(Duration.ZERO, MAX_AT_ONCE, it -> true);
    private final Remembered<String, Optional<String>> accounts =
            new Remembered<>(Duration.ZERO, MAX_AT_ONCE, it -> true);
    private final Remembered<String, Instant> complaints = new Remembered<>(Duration.ofHours(1), 1000, it -> true);

    KubernetesWebhookSecrets(Asking api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Optional<Map<String, String>> clients(String namespace) throws Rejection {
        return clients.get(namespace, () -> readClients(namespace));
    }

    @Override
    public Optional<String> account(String namespace, String name) throws Rejection {
        return accounts.get(namespace + "/" + name, () -> readAccount(namespace, name));
    }

    @Override
    public void complain(String namespace, String client) {
        try {
            complaints.get(namespace + "/" + client, () -> tell(namespace, client));
        } catch (Rejection e) {
            log.warn("The webhook client {}/{} has no secret and matches nothing", namespace, client);
        }
    }

    private Optional<Map<String, String>> readClients(String namespace) throws Rejection {
        JsonNode secret = api.get(path(namespace, "secrets", CLIENTS));
        if (secret == null) {
            return Optional.empty();
        }
        Map<String, String> entries = new LinkedHashMap<>();
        secret.path("data")
                .properties()
                .forEach(it -> entries.put(
                        it.getKey(),
                        new String(
                                Base64.getMimeDecoder().decode(it.getValue().asString("")), StandardCharsets.UTF_8)));
        return Optional.of(entries);
    }

    private Optional<String> readAccount(String namespace, String name) throws Rejection {
        JsonNode account = api.get(path(namespace, "serviceaccounts", name));
        if (account == null || api.get(path(namespace, "secrets", tokenName(account, name))) == null) {
            return Optional.empty();
        }
        return Optional.of(account.path("metadata").path("uid").asString(""));
    }

    /** Where Argo Workflows looks for an account's token. */
    private static String tokenName(JsonNode account, String name) {
        JsonNode secrets = account.path("secrets");
        if (!secrets.isEmpty()) {
            return secrets.path(0).path("name").asString("");
        }
        String annotated =
                account.path("metadata").path("annotations").path(TOKEN_NAME).asString("");
        return annotated.isEmpty() ? name + ".service-account-token" : annotated;
    }

    private Instant tell(String namespace, String client) throws Rejection {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        log.warn("The webhook client {}/{} has no secret and matches nothing", namespace, client);
        ObjectNode event = Asking.JSON.createObjectNode();
        event.put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("generateName", CLIENTS + "-").put("namespace", namespace);
        event.putObject("involvedObject")
                .put("apiVersion", "v1")
                .put("kind", "Secret")
                .put("namespace", namespace)
                .put("name", CLIENTS);
        event.put("type", "Warning")
                .put("reason", "WebhookClientWithoutSecret")
                .put(
                        "message",
                        "the webhook client \"" + client + "\" has no secret, so that nothing it sends is let in")
                .put("firstTimestamp", now.toString())
                .put("lastTimestamp", now.toString())
                .put("count", 1);
        event.putObject("source").put("component", "windlass-ingest");
        api.send("POST", "/api/v1/namespaces/" + KubeApi.segment(namespace) + "/events", event.toString());
        return now;
    }

    private static String path(String namespace, String kind, @Nullable String name) {
        return "/api/v1/namespaces/" + KubeApi.segment(namespace) + "/" + kind
                + (name == null ? "" : "/" + KubeApi.segment(name));
    }
}
