package dev.windlass.ingest.kubernetes;

import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Remembered;
import dev.windlass.ingest.core.webhook.Complaint;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.kubernetes.Asking.Found;
import dev.windlass.kube.KubeApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A namespace's webhook clients, asked of the API server for each delivery, so that what was changed holds at once;
 * deliveries that arrive together share one question.
 */
final class KubernetesWebhookSecrets implements WebhookSecrets {
    private static final String TOKEN_NAME = "workflows.argoproj.io/service-account-token.name";
    private static final int MAX_AT_ONCE = 10_000;

    private final Asking api;
    private final RefusalLog refusals;
    private final Remembered<String, Clients> clients = new Remembered<>(Duration.ZERO, MAX_AT_ONCE, it -> true);
    private final Remembered<String, Account> accounts = new Remembered<>(Duration.ZERO, MAX_AT_ONCE, it -> true);

    KubernetesWebhookSecrets(Asking api, RefusalLog refusals) {
        this.api = api;
        this.refusals = refusals;
    }

    @Override
    public Clients clients(String namespace) throws Rejection {
        return clients.get(namespace, () -> readClients(namespace));
    }

    @Override
    public Account account(String namespace, String name) throws Rejection {
        return accounts.get(namespace + "/" + name, () -> readAccount(namespace, name));
    }

    @Override
    public void complain(Complaint complaint) {
        refusals.tell(complaint);
    }

    private Clients readClients(String namespace) throws Rejection {
        return switch (api.find(path(namespace, "secrets", NAME))) {
            case Found.There(var secret) -> new Clients.Known(uid(secret), entries(secret));
            case Found.Nothing() -> new Clients.None("the namespace has no Secret " + NAME);
            case Found.Refused(var status) ->
                new Clients.None(
                        "this service may not get the Secret " + NAME + " (the API server answers " + status + ")");
        };
    }

    private static Map<String, String> entries(JsonNode secret) {
        Map<String, String> entries = new LinkedHashMap<>();
        secret.path("data")
                .properties()
                .forEach(it -> entries.put(
                        it.getKey(),
                        new String(
                                Base64.getMimeDecoder().decode(it.getValue().asString("")), StandardCharsets.UTF_8)));
        return entries;
    }

    private Account readAccount(String namespace, String name) throws Rejection {
        return switch (api.find(path(namespace, "serviceaccounts", name))) {
            case Found.There(var account) -> withToken(namespace, name, account);
            case Found.Nothing() ->
                new Account.OutOfUse(
                        "",
                        "WebhookAccountMissing",
                        "there is no service account of this name; make it, with a token Secret");
            case Found.Refused(var status) ->
                new Account.OutOfUse(
                        "",
                        "WebhookAccountMissing",
                        "this service may not get the service account (the API server answers " + status + ")");
        };
    }

    private Account withToken(String namespace, String name, JsonNode account) throws Rejection {
        String token = tokenName(account, name);
        return switch (api.find(path(namespace, "secrets", token))) {
            case Found.There _ -> new Account.InUse(uid(account));
            case Found.Nothing() ->
                new Account.OutOfUse(
                        uid(account),
                        "WebhookAccountWithoutToken",
                        "it has no token Secret, which Kubernetes does not make by itself; make a Secret " + token
                                + " of the type kubernetes.io/service-account-token with the annotation"
                                + " kubernetes.io/service-account.name: " + name);
            case Found.Refused(var status) ->
                new Account.OutOfUse(
                        uid(account),
                        "WebhookAccountWithoutToken",
                        "this service may not get its token Secret " + token + " (the API server answers " + status
                                + ")");
        };
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

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asString("");
    }

    private static String path(String namespace, String kind, String name) {
        return "/api/v1/namespaces/" + KubeApi.segment(namespace) + "/" + kind + "/" + KubeApi.segment(name);
    }
}
