package dev.windlass.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "windlass up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the whole product in one JVM: Kafka, a development cluster, and the four services.",
            "Stop it with Ctrl-C; started again on the same folder, everything is still there."
        })
public final class Main implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "PORT", description = "HTTP, as Argo Server's (default: ${DEFAULT-VALUE})")
    private int port = 2746;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (default: ${DEFAULT-VALUE})")
    private int kafkaPort = 9092;

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            description = "the development cluster (default: ${DEFAULT-VALUE})")
    private int clusterPort = 26443;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where everything is kept (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".windlass");

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "use this cluster; no development cluster is started")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--auth-mode",
            paramLabel = "MODE",
            description = "client: callers need a Kubernetes token; server: none does (default: ${DEFAULT-VALUE})")
    private String authMode = "server";

    public static void main(String[] args) {
        // Whatever happens, nothing of Kafka's or Spring's may keep the JVM alive.
        Main main = new Main();
        System.exit(new CommandLine(main)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("windlass: " + Failures.oneLine(failure));
                    if (!(failure instanceof CannotStartException)) {
                        command.getErr().println("windlass: there may be more in " + main.data.resolve("windlass.log"));
                    }
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        // The services share one JVM and so one log, which is configured once, by logback.xml.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("windlass.data", data.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Settings settings =
                new Settings(port, kafkaPort, clusterPort, data.toAbsolutePath().normalize(), kubeconfig, authMode);
        Progress progress = Progress.standard();
        var running = new AtomicReference<@Nullable Product>();
        var starting = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running.get(), starting.get(), progress), "stop"));
        try {
            running.set(Product.start(settings, progress));
        } finally {
            starting.set(false);
        }
        progress.say(Greeting.of(settings, sinceJvmStart()));
        // Until Ctrl-C or SIGTERM, which end in the hook.
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(@Nullable Product product, boolean starting, Progress progress) {
        if (starting) {
            progress.say(System.lineSeparator() + "Windlass was stopped while it started.");
        }
        if (product == null) {
            return;
        }
        progress.say(System.lineSeparator() + "Windlass stops:");
        product.close();
        progress.say("Windlass has stopped.");
    }

    private static Duration sinceJvmStart() {
        return Duration.between(ProcessHandle.current().info().startInstant().orElseGet(Instant::now), Instant.now());
    }
}
