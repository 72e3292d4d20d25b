package dev.windlass.standalone;

import dev.windlass.binding.BindingServiceApplication;
import dev.windlass.ingest.IngestServiceApplication;
import dev.windlass.notify.NotifyServiceApplication;
import dev.windlass.submit.SubmitServiceApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The four services, each in an application context of its own: they share nothing but the JVM. */
final class Services implements AutoCloseable {
    private final List<Running> running;
    private final Progress progress;

    private record Service(String name, Class<?> main, SpringApplicationBuilder builder) {}

    private record Running(String name, ConfigurableApplicationContext context) {}

    private Services(List<Running> running, Progress progress) {
        this.running = running;
        this.progress = progress;
    }

    /** Starts all of them side by side and returns once each has started. */
    static Services start(Settings settings, String bootstrapServers, Path kubeconfig, Progress progress) {
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
        progress.say("  the services, side by side …");
        List<CompletableFuture<Running>> starting = new ArrayList<>();
        for (Service service : all()) {
            starting.add(started(service, shared, progress));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new));
        // One that fails ends the waiting: the others may be waiting for what it would have made.
        starting.forEach(it -> it.exceptionally(failure -> {
            all.completeExceptionally(failure);
            return null;
        }));
        all.join();
        return new Services(starting.stream().map(CompletableFuture::join).toList(), progress);
    }

    private static List<Service> all() {
        return List.of(
                new Service("ingest-service", IngestServiceApplication.class, IngestServiceApplication.builder()),
                new Service(
                        "binding-service",
                        BindingServiceApplication.class,
                        BindingServiceApplication.builder().web(WebApplicationType.NONE)),
                new Service(
                        "submit-service",
                        SubmitServiceApplication.class,
                        SubmitServiceApplication.builder().web(WebApplicationType.NONE)),
                new Service(
                        "notify-service",
                        NotifyServiceApplication.class,
                        NotifyServiceApplication.builder().web(WebApplicationType.NONE)));
    }

    private static CompletableFuture<Running> started(Service service, String[] arguments, Progress progress) {
        var running = new CompletableFuture<Running>();
        long begin = System.nanoTime();
        Thread.ofPlatform().daemon().name(service.name()).start(() -> {
            try {
                ConfigurableApplicationContext context = service.builder()
                        .main(service.main())
                        .listeners(new LogLevels())
                        .run(arguments);
                progress.done(service.name(), Duration.ofNanos(System.nanoTime() - begin));
                running.complete(new Running(service.name(), context));
            } catch (RuntimeException e) {
                running.completeExceptionally(e);
            }
        });
        return running;
    }

    /** Stops the door first, so that what it took is stored, then the others. */
    @Override
    public void close() throws Exception {
        for (Running each : running) {
            progress.during(each.name() + " finishes what it has begun", () -> {
                each.context().close();
                return true;
            });
        }
    }
}
