package dev.windlass.standalone;

import java.nio.file.Path;
import java.time.Duration;

/** What a person is told once everything runs. */
final class Greeting {
    private Greeting() {}

    static String of(Settings settings, Duration startup) {
        Path own = settings.kubeconfig();
        String cluster = own == null
                ? "development cluster, https://127.0.0.1:" + settings.clusterPort()
                        + " (keeps objects, runs no workflows)"
                : "the cluster of " + own;
        Path kubeconfig = own == null ? settings.data().resolve("kubeconfig") : own;
        return """

                Windlass is ready (%s).
                  Events      http://localhost:%d/api/v1/events/{namespace}/{discriminator}
                  Outcomes    http://localhost:%d/api/v1/events/{id}/outcomes
                  Kafka       127.0.0.1:%d
                  Kubernetes  %s
                  Log         %s
                Next, in another terminal:
                  export KUBECONFIG=%s
                  kubectl create ns argo
                  kubectl apply -n argo -f examples/hello-workflowtemplate.yaml -f examples/hello-workfloweventbinding.yaml
                  curl -i http://localhost:%d/api/v1/events/argo/- -d '{"message": "hello events"}'
                  kubectl get workflows -n argo
                Ctrl-C stops it; everything is kept in %s.""".formatted(
                        Progress.seconds(startup),
                        settings.port(),
                        settings.port(),
                        settings.kafkaPort(),
                        cluster,
                        settings.log(),
                        kubeconfig,
                        settings.port(),
                        settings.data());
    }
}
