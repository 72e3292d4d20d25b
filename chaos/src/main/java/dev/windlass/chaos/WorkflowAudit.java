package dev.windlass.chaos;

import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the Workflows in the cluster, and what is told of them, against the events that were answered 200. */
final class WorkflowAudit implements AutoCloseable {
    private static final String BINDING = "workflows.argoproj.io/workflow-event-binding";

    private final KubernetesClient cluster;
    private final Reports reports;

    WorkflowAudit(Path kubeconfig, Reports reports) {
        this.cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(60), 4);
        this.reports = reports;
    }

    /**
     * What the faults left undone, and did twice.
     *
     * @param workflows how many there are
     * @param duplicates how many of them are one too many
     * @param lost how many Workflows are missing
     * @param undecided the numbers of the events that a binding missed while it was broken
     */
    record Findings(int workflows, int duplicates, int lost, int missingOutcomes, List<Integer> undecided) {
        boolean isComplete() {
            return lost == 0 && missingOutcomes == 0;
        }

        boolean isKept() {
            return isComplete() && duplicates == 0;
        }
    }

    /** Looks once, at the reports as they were last read; {@code answered} has the event's id by its number. */
    Findings look(Map<Integer, String> answered) {
        Map<String, Integer> made = workflows();
        int missing = 0;
        int lost = 0;
        List<Integer> undecided = new ArrayList<>();
        for (Map.Entry<Integer, String> event : answered.entrySet()) {
            for (String binding : Expected.BINDINGS) {
                boolean matches = Expected.matches(binding, event.getKey());
                boolean told = reports.tell(event.getValue(), (matches ? "matched " : "not matched ") + binding);
                missing += told || !(matches || Expected.isSteady(binding)) ? 0 : 1;
                if (matches) {
                    if (!told && !Expected.isSteady(binding)) {
                        undecided.add(event.getKey());
                    }
                    missing += reports.tell(event.getValue(), "created " + binding) ? 0 : 1;
                    lost += made.containsKey(event.getKey() + "/" + binding) ? 0 : 1;
                }
            }
        }
        int workflows = made.values().stream().mapToInt(it -> it).sum();
        return new Findings(workflows, workflows - made.size(), lost, missing, undecided);
    }

    /** Deletes all Workflows. */
    void deleteWorkflows() {
        cluster.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace(Chaos.NAMESPACE)
                .delete();
    }

    int count() {
        return workflows().values().stream().mapToInt(it -> it).sum();
    }

    @Override
    public void close() {
        cluster.close();
    }

    /** How many Workflows there are of each event and binding, {@code n/binding}. */
    private Map<String, Integer> workflows() {
        Map<String, Integer> made = new HashMap<>();
        for (GenericKubernetesResource workflow : cluster.genericKubernetesResources(Resources.WORKFLOWS)
                .inNamespace(Chaos.NAMESPACE)
                .list()
                .getItems()) {
            String n = workflow.get("spec", "arguments", "parameters", 0, "value");
            made.merge(n + "/" + workflow.getMetadata().getLabels().get(BINDING), 1, Integer::sum);
        }
        return made;
    }
}
