package dev.windlass.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.windlass.client.generated.ApiClient;
import dev.windlass.client.generated.ApiException;
import dev.windlass.client.generated.ApiResponse;
import dev.windlass.client.generated.api.EventControllerApi;
import dev.windlass.client.generated.api.OutcomeControllerApi;
import dev.windlass.client.generated.api.TemplateControllerApi;
import dev.windlass.client.generated.model.Binding;
import dev.windlass.client.generated.model.BindingBinding;
import dev.windlass.client.generated.model.BindingBindingMetadata;
import dev.windlass.client.generated.model.Created;
import dev.windlass.client.generated.model.EventOutcomes;
import dev.windlass.client.generated.model.Matched;
import dev.windlass.client.generated.model.Outcome;
import dev.windlass.client.generated.model.Result;
import dev.windlass.client.generated.model.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is generated from the API's document works with the running product. */
final class GeneratedClientIT {
    private static final String NAMESPACE = "default";

    @Test
    void sendsAnEventAndReadsItsOutcomes(@TempDir Path folder) throws Exception {
        try (var product = Product.start(folder)) {
            ApiClient client = new ApiClient();
            client.updateBaseUri(product.url());
            bind(new TemplateControllerApi(client));
            var events = new EventControllerApi(client);
            var outcomes = new OutcomeControllerApi(client);

            // Until the binding is seen, an event has no Workflow; what is sent then is another event.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                EventOutcomes known = outcomes.whatBecameOfEvent(send(events));
                List<Result> results =
                        known.getOutcomes().stream().map(Outcome::getResult).toList();
                assertThat(results).hasAtLeastOneElementOfType(Matched.class);
                assertThat(results)
                        .filteredOn(Created.class::isInstance)
                        .singleElement()
                        .satisfies(
                                it -> assertThat(((Created) it).getWorkflow()).startsWith("hello-"));
            });
        }
    }

    private static String send(EventControllerApi events) throws ApiException {
        ApiResponse<Object> stored =
                events.sendEventWithHttpInfo(NAMESPACE, "-", "10s", Map.of("message", "hello events"));
        assertThat(stored.getStatusCode()).isEqualTo(200);
        return stored.getHeaders().get("x-windlass-event-id").getFirst();
    }

    private static void bind(TemplateControllerApi templates) throws ApiException {
        var metadata = new BindingBindingMetadata().name("hello");
        Map<String, Object> template =
                Map.of("entrypoint", "main", "templates", List.of(Map.of("name", "main", "suspend", Map.of())));
        templates.createWorkflowTemplate(
                NAMESPACE,
                new Template().template(new BindingBinding().metadata(metadata).spec(template)));
        Map<String, Object> binding = Map.of(
                "event",
                Map.of("selector", "payload.message == \"hello events\""),
                "submit",
                Map.of("workflowTemplateRef", Map.of("name", "hello")));
        templates.createWorkflowEventBinding(
                NAMESPACE,
                new Binding().binding(new BindingBinding().metadata(metadata).spec(binding)));
    }
}
