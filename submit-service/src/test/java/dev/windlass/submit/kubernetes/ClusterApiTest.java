package dev.windlass.submit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.windlass.contracts.Caller;
import dev.windlass.contracts.SubmitCommand.TemplateRef;
import dev.windlass.kube.KubeApi;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import dev.windlass.submit.core.Creation;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An API server's answers, word for word as Kubernetes 1.32 gives them. */
final class ClusterApiTest {
    private static final String CREDENTIAL = "authentication.kubernetes.io/credential-id";
    private static final String POD = "authentication.kubernetes.io/pod-name";
    private static final Caller CALLER = new Caller(
            "system:serviceaccount:argo:sender",
            "u",
            List.of("system:authenticated"),
            Map.of(CREDENTIAL, List.of("JTI=1"), POD, List.of("p"), "Scopes", List.of("a")));

    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private KubernetesClient client;
    private KubeApi api;
    private volatile Reply reply = new Reply(200, "{}");
    private volatile Reply kinds = new Reply(404, "404 page not found\n");

    /** @param retryAfter a header's value in seconds, where it is above zero */
    private record Reply(int status, String body, int retryAfter) {
        Reply(int status, String body) {
            this(status, body, 0);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestTimeout(10_000)
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        api = new KubeApi(client);
    }

    @AfterEach
    void stop() {
        api.close();
        client.close();
        server.stop(0);
    }

    @Test
    void extrasThatMayNotBeImpersonatedAreLeftOutAndRemembered() throws Exception {
        forbidden.addAll(Set.of(CREDENTIAL, "scopes"));
        ClusterApi cluster = cluster("*");
        assertThat(cluster.send(CALLER, "GET", "/x", null).isSuccess()).isTrue();
        assertThat(extras(asked.getLast())).containsExactly(POD);
        int before = asked.size();
        assertThat(cluster.send(CALLER, "GET", "/x", null).isSuccess()).isTrue();
        assertThat(asked).hasSize(before + 1);
    }

    @Test
    void onlyTheExtrasThatAreWantedAreCarried() throws Exception {
        assertThat(cluster(POD).send(CALLER, "GET", "/x", null).isSuccess()).isTrue();
        assertThat(asked).hasSize(1);
        assertThat(extras(asked.getFirst())).containsExactly(POD);
        cluster().send(CALLER, "GET", "/x", null);
        assertThat(extras(asked.getLast())).isEmpty();
    }

    @Test
    void aRefusalOfAnythingElseIsARefusal() throws Exception {
        reply = new Reply(403, """
                {"kind":"Status","status":"Failure","reason":"Forbidden","code":403,"details":{"kind":"users","name":"jane"},
                "message":"users \\"jane\\" is forbidden: User \\"submit\\" cannot impersonate resource \\"users\\" in API group \\"\\""}
                """);
        assertThat(cluster("*").send(CALLER, "GET", "/x", null).refusal().lasting())
                .isEqualTo(Lasting.FINAL);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aCallerWithoutANameIsNobodyAndNeverTheServiceItself() throws Exception {
        cluster("*").send(new Caller("", null, List.of()), "GET", "/x", null);
        assertThat(asked.getFirst().getFirst("Impersonate-User")).isEqualTo("system:anonymous");
    }

    @Test
    void templatesAndWorkflowsReadARefusalTheSameWay() throws Exception {
        ClusterApi cluster = cluster("*");
        var workflows = new KubernetesWorkflows(cluster);
        try (var templates = new KubernetesTemplates(client, cluster, Duration.ZERO, 1)) {
            for (Reply each : List.of(
                    new Reply(404, "404 page not found\n"),
                    new Reply(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"details\":{},\"code\":404}"),
                    new Reply(429, "slow down", 7),
                    new Reply(429, "{\"kind\":\"Status\",\"details\":{\"retryAfterSeconds\":7}}", 3))) {
                reply = each;
                var wait = Duration.ofSeconds(each.status() == 429 ? 7 : 0);
                assertThatThrownBy(() -> templates.get("argo", new TemplateRef("t", false), null))
                        .isInstanceOfSatisfying(ClusterException.class, it -> isPassing(it, wait));
                assertThat(workflows.create("argo", Map.of(), null))
                        .isInstanceOfSatisfying(Creation.Failed.class, it -> isPassing(it.cause(), wait));
                assertThatThrownBy(() -> workflows.annotations("argo", "w"))
                        .isInstanceOfSatisfying(ClusterException.class, it -> isPassing(it, wait));
            }
        }
    }

    @Test
    void aServerThatIsKnownToHaveNoSelfSubjectReviewsLeavesTheServiceNameless() throws Exception {
        var workflows = new KubernetesWorkflows(cluster("*"));
        reply = new Reply(404, "404 page not found\n");
        assertThatThrownBy(workflows::self)
                .isInstanceOfSatisfying(ClusterException.class, it -> isPassing(it, Duration.ZERO));
        kinds = new Reply(200, "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"tokenreviews\"}]}");
        assertThat(workflows.self()).isEmpty();
        reply = new Reply(201, "{\"status\":{\"userInfo\":{\"username\":\"submit\"}}}");
        assertThat(workflows.self()).isEqualTo("submit");
    }

    private static void isPassing(ClusterException e, Duration wait) {
        assertThat(e.lasting()).isEqualTo(Lasting.PASSING);
        assertThat(e.retryAfter()).isEqualTo(wait);
    }

    private ClusterApi cluster(String... extras) {
        return new ClusterApi(client, api, new CarriedExtras(Set.of(extras), Duration.ofMinutes(5)));
    }

    private static List<String> extras(Headers headers) {
        return headers.keySet().stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> it.startsWith("impersonate-extra-"))
                .map(it -> it.substring("impersonate-extra-".length()).replace("%2f", "/"))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().contains("watch")) {
            asked.add(exchange.getRequestHeaders());
        }
        Reply said = extras(exchange.getRequestHeaders()).stream()
                .filter(forbidden::contains)
                .findFirst()
                .map(ClusterApiTest::refused)
                .orElse(exchange.getRequestURI().getPath().equals("/apis/authentication.k8s.io/v1") ? kinds : reply);
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        if (said.retryAfter() > 0) {
            exchange.getResponseHeaders().add("Retry-After", Integer.toString(said.retryAfter()));
        }
        exchange.sendResponseHeaders(said.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Reply refused(String key) {
        return new Reply(403, """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"userextras.authentication.k8s.io \
                \\"v\\" is forbidden: User \\"system:serviceaccount:windlass:submit\\" cannot impersonate resource \
                \\"userextras/%s\\" in API group \\"authentication.k8s.io\\" at the cluster scope","reason":"Forbidden",\
                "details":{"name":"v","group":"authentication.k8s.io","kind":"userextras"},"code":403}
                """.formatted(key));
    }
}
