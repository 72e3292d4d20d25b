package dev.windlass.service;

import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of the Kubernetes API, as {@link KubernetesProperties} say; a service that asks Kubernetes imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KubernetesProperties.class, KubernetesEventProperties.class})
public class KubernetesConfiguration {
    private static final Logger log = LoggerFactory.getLogger(KubernetesConfiguration.class);
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    @Bean
    KubernetesClient kubernetesClient(KubernetesProperties properties) {
        Path kubeconfig = properties.kubeconfig();
        if (kubeconfig != null) {
            awaitReadable(kubeconfig, properties.kubeconfigTimeout());
        }
        return KubeClients.create(kubeconfig, properties.requestTimeout(), properties.maxConcurrentRequests());
    }

    @Bean
    KubeApi kubeApi(KubernetesClient client) {
        return new KubeApi(client);
    }

    /** Returns once the file is there, or the time is over. */
    static void awaitReadable(Path file, Duration timeout) {
        long start = System.nanoTime();
        boolean told = false;
        while (!Files.isReadable(file) && System.nanoTime() - start < timeout.toNanos()) {
            if (!told) {
                log.info("Waiting for the kubeconfig {}", file);
                told = true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the kubeconfig", e);
            }
        }
    }
}
