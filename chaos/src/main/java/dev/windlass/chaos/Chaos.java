package dev.windlass.chaos;

import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Sends events while the product's processes are hit, and counts at the end. */
public final class Chaos {
    static final String NAMESPACE = "chaos";

    private static final Duration START = Duration.ofMinutes(4);
    private static final int INSTANCES = 2;
    /** Quick to start, which is most of what they do here. */
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private Chaos() {}

    /**
     * Lives through a plan.
     *
     * @param home the project, built
     * @param folder for what the processes keep and print
     */
    public static Ledger run(Plan plan, Path home, Path folder) throws Exception {
        try (Fleet fleet = Fleet.start(home, folder, INSTANCES, OPTIONS)) {
            fleet.awaitReady(START);
            applyManifests(fleet.kubeconfig());
            var faults = new Faults(fleet.parts(), plan.seed());
            URI events = fleet.door().resolve("/api/v1/events/" + NAMESPACE + "/-");
            Duration between = plan.length().dividedBy(plan.events());
            try (Senders senders = Senders.start(events, plan.senders(), plan.events(), between)) {
                faults.run(plan.length());
                fleet.awaitReady(START);
                senders.await(plan.patience());
                try (Audit audit = new Audit(fleet.kubeconfig(), fleet.bootstrapServers())) {
                    return ledger(plan, senders, faults, audit);
                }
            }
        }
    }

    private static Ledger ledger(Plan plan, Senders senders, Faults faults, Audit audit) throws Exception {
        Waiting.holdsWithin(
                plan.patience(), () -> audit.look(senders.answered()).isComplete());
        Audit.Findings found = audit.look(senders.answered());
        return new Ledger(
                plan.seed(),
                senders.sent(),
                senders.requests(),
                senders.answered().size(),
                found.workflows(),
                found.duplicates(),
                found.lost(),
                found.missingOutcomes(),
                found.deadLetters(),
                faults.counts());
    }

    private static void applyManifests(Path kubeconfig) throws IOException {
        try (KubernetesClient cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 2);
                InputStream manifests = Objects.requireNonNull(Chaos.class.getResourceAsStream("manifests.yaml"))) {
            List<HasMetadata> all = cluster.load(manifests).items();
            all.forEach(it -> cluster.resource(it).create());
        }
    }
}
