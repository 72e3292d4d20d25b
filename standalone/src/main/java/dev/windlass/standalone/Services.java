package dev.windlass.standalone;

import dev.windlass.binding.BindingServiceApplication;
import dev.windlass.ingest.IngestServiceApplication;
import dev.windlass.notify.NotifyServiceApplication;
import dev.windlass.submit.SubmitServiceApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        String[] shared = {
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--windlass.kubernetes.kubeconfig=" + kubeconfig,
            "--windlass.topics.partitions=3",
            "--windlass.binding.state-dir=" + settings.data().resolve("state/binding"),
            "--windlass.notify.state-dir=" + settings.data().resolve("state/notify"),
            "--windlass.ingest.auth-mode=" + settings.authMode(),
            "--server.port=" + settings.port(),
            "--management.server.port=-1",
            "--spring.main.register-shutdown-hook=false"
        };
        List<SpringApplicationBuilder> services = List.of(
                IngestServiceApplication.builder(),
                BindingServiceApplication.builder().web(WebApplicationType.NONE),
                SubmitServiceApplication.builder().web(WebApplicationType.NONE),
                NotifyServiceApplication.builder().web(WebApplicationType.NONE));
        List<CompletableFuture<ConfigurableApplicationContext>> starting = new ArrayList<>();
        for (SpringApplicationBuilder service : services) {
            starting.add(started(service, shared));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        // One that fails ends the waiting: the others may be waiting for what it would have made.
        starting.forEach(it -> it.exceptionally(failure -> {
            all.completeExceptionally(failure);
            return null;
        }));
        all.join();
        return new Services(starting.stream().map(CompletableFuture::join).toList());
    }

    private static CompletableFuture<ConfigurableApplicationContext> started(
            SpringApplicationBuilder service, String[] arguments) {
        var context = new CompletableFuture<ConfigurableApplicationContext>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                context.complete(service.run(arguments));
            } catch (RuntimeException e) {
                context.completeExceptionally(e);
            }
        });
        return context;
    }

    /** Stops the door first, so that what it took is stored, then the others. */
    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
