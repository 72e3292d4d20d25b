package dev.windlass.standalone;

import dev.windlass.binding.BindingServiceApplication;
import dev.windlass.ingest.IngestServiceApplication;
import dev.windlass.submit.SubmitServiceApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The four services, each in an application context of its own: they share nothing but the JVM. */
final class Services implements AutoCloseable {
    private final List<ConfigurableApplicationContext> contexts;

    private Services(List<ConfigurableApplicationContext> contexts) {
        this.contexts = contexts;
    }

    /** Starts all of them side by side and returns once each has started. */
    static Services start(Settings settings, String bootstrapServers, Path kubeconfig) {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("spring.kafka.bootstrap-servers", bootstrapServers);
        shared.put("windlass.kubernetes.kubeconfig", kubeconfig.toString());
        shared.put("windlass.topics.partitions", "3");
        shared.put("windlass.binding.state-dir", settings.data().resolve("state/binding").toString());
        shared.put("windlass.notify.state-dir", settings.data().resolve("state/notify").toString());
        shared.put("spring.main.register-shutdown-hook", "false");

        SpringApplicationBuilder ingest = IngestServiceApplication.builder();
        List<SpringApplicationBuilder> others =
                List.of(BindingServiceApplication.builder(), SubmitServiceApplication.builder());
        ingest.properties(Map.of("server.port", settings.port()));
        others.forEach(it -> it.web(WebApplicationType.NONE));

        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<CompletableFuture<ConfigurableApplicationContext>> starting = new ArrayList<>();
            // The door opens last of all that is told to stop first.
            starting.add(CompletableFuture.supplyAsync(() -> ingest.properties(shared).run(), threads));
            for (SpringApplicationBuilder other : others) {
                starting.add(CompletableFuture.supplyAsync(() -> other.properties(shared).run(), threads));
            }
            return new Services(starting.stream().map(CompletableFuture::join).toList());
        }
    }

    /** Stops the door first, so that what it took is stored, then the others. */
    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
