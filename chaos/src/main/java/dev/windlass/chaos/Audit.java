package dev.windlass.chaos;

import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what is there: Workflows in the cluster, and outcomes and dead letters on Kafka. */
final class Audit implements AutoCloseable {
    private static final String BINDING = "workflows.argoproj.io/workflow-event-binding";

    private final KubernetesClient cluster;
    private final Records records;
    private final Set<String> outcomes = new HashSet<>();
    private int deadLetters;

    Audit(Path kubeconfig, String bootstrapServers) {
        cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(60), 4);
        records = new Records(bootstrapServers, List.of(Topics.OUTCOMES, Topics.DEAD_LETTERS));
    }

    /** What the faults left undone, and did twice. */
    record Findings(int workflows, int duplicates, int lost, int missingOutcomes, int deadLetters) {
        boolean isComplete() {
            return lost == 0 && missingOutcomes == 0;
        }
    }

    /** Looks once; {@code answered} has the event's id by its number. */
    Findings look(Map<Integer, String> answered) {
        records.read(this::read);
        Map<String, Integer> made = workflows();
        int missing = 0;
        int lost = 0;
        for (Map.Entry<Integer, String> event : answered.entrySet()) {
            for (String binding : Expected.BINDINGS) {
                boolean matches = Expected.matches(binding, event.getKey());
                missing += outcomes.contains(event.getValue() + (matches ? " matched " : " not matched ") + binding)
                        ? 0
                        : 1;
                if (matches) {
                    missing += outcomes.contains(event.getValue() + " created " + binding) ? 0 : 1;
                    lost += made.containsKey(event.getKey() + "/" + binding) ? 0 : 1;
                }
            }
        }
        int workflows = made.values().stream().mapToInt(it -> it).sum();
        return new Findings(workflows, workflows - made.size(), lost, missing, deadLetters);
    }

    @Override
    public void close() {
        records.close();
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

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.DEAD_LETTERS)) {
            deadLetters++;
            return;
        }
        try {
            Outcome outcome = JsonCodec.OUTCOMES.decode(KafkaEnvelopes.of(record));
            String fact = switch (outcome.result()) {
                case Outcome.Matched(var binding, var workflow) -> " matched " + binding;
                case Outcome.NotMatched(var binding) -> " not matched " + binding;
                case Outcome.Created(var binding, var workflow) -> " created " + binding;
                default -> " " + outcome.result();
            };
            outcomes.add(outcome.eventId() + fact);
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException("an outcome cannot be read", e);
        }
    }
}
