package dev.windlass.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests of {@code deploy/rbac} suffice: each service has its own account's token and no other right. */
final class RightsTest {
    private static RightsWorld world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        world = new RightsWorld(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void anEventOfACallerWithATokenBecomesHisWorkflow() throws Exception {
        assertThat(world.send("client", world.token("argo", "sender"), "{\"to\": \"hello\"}"))
                .contains("\"type\":\"created\"")
                .contains("\"complete\":true");
        assertThat(world.workflows("hello-"))
                .first()
                .extracting(it -> it.getMetadata().getLabels().get("workflows.argoproj.io/creator"))
                .isEqualTo("system-serviceaccount-argo-sender");
    }

    @Test
    void anExtraThatMayNotBeImpersonatedIsLeftOut() throws Exception {
        world.forbidExtras();
        assertThat(world.send("client", world.token("argo", "sender"), "{\"to\": \"hello\"}"))
                .contains("\"type\":\"created\"");
    }

    @Test
    void whatGoesWrongIsToldOnTheObjectThatIsToBlame() throws Exception {
        world.send("client", world.token("argo", "sender"), "{\"to\": \"missing\"}");
        world.send("client", world.token("argo", "sender"), "{\"to\": \"broken\"}");
        await().untilAsserted(() -> {
            assertThat(world.described("argo", "WorkflowEventBinding", "missing"))
                    .contains("WorkflowEventBindingError windlass-submit");
            assertThat(world.described("argo", "WorkflowEventBinding", "broken"))
                    .contains("WorkflowEventBindingError windlass-binding");
            assertThat(world.described("argocd", "ConfigMap", "argocd-notifications-cm"))
                    .contains("NotificationEntryBroken windlass-notify");
        });
    }

    @Test
    void applicationsAreSeen() {
        await().until(() -> world.syncs() > 0);
    }

    @Test
    void inServerModeAnEventBecomesTheServicesOwnWorkflow() throws Exception {
        world.startServerMode();
        assertThat(world.send("server", "", "{\"to\": \"nobody\"}")).contains("\"type\":\"created\"");
        List<GenericKubernetesResource> made = world.workflows("nobody-");
        assertThat(made)
                .first()
                .extracting(it -> it.getMetadata().getLabels().get("workflows.argoproj.io/creator"))
                .isEqualTo("system-serviceaccount-windlass-windlass-submit");
    }
}
