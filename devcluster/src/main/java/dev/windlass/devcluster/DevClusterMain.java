package dev.windlass.devcluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** Runs a development cluster until the process is ended. */
public final class DevClusterMain {
    private static final String USAGE =
            "usage: devcluster [--host ADDRESS] [--port PORT] [--data FOLDER] [--kubeconfig FILE] [--plain-http] [--no-auth]";

    private DevClusterMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DevClusterSettings settings = DevClusterSettings.defaults();
        Path kubeconfig = null;
        for (Iterator<String> rest = Arrays.asList(args).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--host" -> settings = settings.withHost(value(rest));
                case "--port" -> settings = settings.withPort(Integer.parseInt(value(rest)));
                case "--data" -> settings = settings.withFolder(Path.of(value(rest)));
                case "--kubeconfig" -> kubeconfig = Path.of(value(rest));
                case "--plain-http" -> settings = settings.withTls(false);
                case "--no-auth" -> settings = settings.withAuth(false);
                default -> throw new IllegalArgumentException(option + ": unknown; " + USAGE);
            }
        }
        DevCluster cluster = DevCluster.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        if (kubeconfig != null) {
            cluster.writeKubeconfig(kubeconfig);
        }
        System.out.println("Windlass's development cluster is at " + cluster.url()
                + ": for development and tests; it keeps objects and runs no workflows");
        Thread.currentThread().join();
    }

    private static String value(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(USAGE);
        }
        return rest.next();
    }
}
