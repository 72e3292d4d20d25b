package dev.windlass.bench;

import dev.windlass.chaos.Fleet;
import dev.windlass.chaos.Folders;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.contracts.Topics;
import dev.windlass.contracts.kafka.KafkaEnvelopes;
import dev.windlass.kube.KubeApi;
import dev.windlass.kube.KubeClients;
import dev.windlass.kube.Resources;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How fast submit commands become Workflows, beside a loop over the client that submit uses itself, with the same
 * concurrency on the same cluster; and how long after an event its Workflow is visible. The first two take turns.
 */
public final class SubmitBench {
    private static final int CONCURRENCY = 32;
    private static final int ROUNDS = 3;
    private static final int WORKFLOWS = 3_000;
    private static final int RATE = 100;
    private static final int SECONDS = 20;

    private static final String MANIFESTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: %1$s}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowTemplate
            metadata: {name: numbered, namespace: %1$s}
            spec:
              entrypoint: main
              arguments: {parameters: [{name: n}]}
              templates: [{name: main, suspend: {}}]
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: every, namespace: %1$s}
            spec:
              event: {selector: payload.n >= 0}
              submit:
                workflowTemplateRef: {name: numbered}
                arguments: {parameters: [{name: n, valueFrom: {event: payload.n}}]}
            """;

    private final Fleet fleet;
    private final KubernetesClient client;
    private final KubeApi api;

    private SubmitBench(Fleet fleet, KubernetesClient client, KubeApi api) {
        this.fleet = fleet;
        this.client = client;
        this.api = api;
    }

    /**
     * Measures.
     *
     * @param args the project's folder, and options for the services' Java, such as settings to compare
     */
    public static void main(String[] args) throws Exception {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(Arrays.asList(args).subList(1, args.length));
        Path folder = Files.createTempDirectory("windlass-bench");
        try (Fleet fleet =
                Fleet.start(Path.of(args[0]), folder, List.of("ingest-1", "binding-1", "submit-1"), options)) {
            fleet.awaitReady(Duration.ofMinutes(3));
            try (KubernetesClient client = KubeClients.create(fleet.kubeconfig(), Duration.ofSeconds(30), 64);
                    KubeApi api = new KubeApi(client)) {
                new SubmitBench(fleet, client, api).run();
            }
        } finally {
            Folders.delete(folder);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (int i = -2; i < ROUNDS; i++) {
            namespace("submit-" + i);
            namespace("plain-" + i);
        }
        submitted("submit--2");
        plain("plain--2");
        submitted("submit--1");
        plain("plain--1");
        List<Double> ofSubmit = new ArrayList<>();
        List<Double> ofPlain = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ofPlain.add(plain("plain-" + i));
            ofSubmit.add(submitted("submit-" + i));
        }
        double submit = median(ofSubmit);
        double plain = median(ofPlain);
        System.out.printf(
                "%,d workflows a round, %d at once, %d rounds after two to warm up%n", WORKFLOWS, CONCURRENCY, ROUNDS);
        System.out.printf("submit commands           %,8.0f workflows/s%n", submit);
        System.out.printf("plain client loop         %,8.0f workflows/s%n", plain);
        System.out.printf("ratio: %.2f of the plain client%n", submit / plain);
        endToEnd();
    }

    private void endToEnd() throws Exception {
        for (String namespace : List.of("warm", "most", "half", "slow")) {
            namespace(namespace);
        }
        endToEnd("warm").run(WORKFLOWS, 0);
        EndToEnd.Figures most = endToEnd("most").run(WORKFLOWS, 0);
        System.out.println("event to Workflow, all at once " + most);
        double half = most.perSecond() / 2;
        System.out.println("event to Workflow, half of it  " + endToEnd("half").run((int) (half * SECONDS), half));
        Map<String, Duration> before = fleet.processorTime();
        System.out.println("event to Workflow, 100/s       " + endToEnd("slow").run(RATE * SECONDS, RATE));
        System.out.println("  processor time an event: "
                + fleet.processorTime().entrySet().stream()
                        .map(it -> "%s %.2f ms"
                                .formatted(
                                        it.getKey(),
                                        it.getValue()
                                                        .minus(Objects.requireNonNull(before.get(it.getKey())))
                                                        .toNanos()
                                                / 1e6
                                                / (RATE * SECONDS)))
                        .collect(Collectors.joining(", ")));
    }

    private EndToEnd endToEnd(String namespace) {
        return new EndToEnd(fleet.door().getPort(), api, namespace);
    }

    private void namespace(String name) {
        client.load(new ByteArrayInputStream(MANIFESTS.formatted(name).getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(it -> client.resource(it).create());
    }

    /** Writes all commands at once, and counts until the last Workflow is visible. */
    private double submitted(String namespace) throws Exception {
        CountDownLatch left = new CountDownLatch(WORKFLOWS);
        try (WorkflowWatch watch = new WorkflowWatch(api, namespace, n -> left.countDown());
                var producer = new KafkaProducer<byte[], byte[]>(
                        Map.of("bootstrap.servers", fleet.bootstrapServers(), "linger.ms", "5"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int n = 0; n < WORKFLOWS; n++) {
                producer.send(KafkaEnvelopes.toRecord(
                        Topics.SUBMISSIONS, JsonCodec.SUBMISSIONS.encode(command(namespace, n))));
            }
            if (!left.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " Workflows are missing");
            }
            return WORKFLOWS / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Creates as many Workflows that are the same, in a loop. */
    private double plain(String namespace) throws Exception {
        AtomicInteger next = new AtomicInteger();
        return Load.run(() -> new Creating(client, namespace, next), CONCURRENCY, () -> next.get() < WORKFLOWS)
                .perSecond();
    }

    private static SubmitCommand command(String namespace, int n) {
        return new SubmitCommand(
                namespace + "-" + n,
                namespace,
                "every",
                new SubmitCommand.TemplateRef("numbered", false),
                "numbered-" + n,
                null,
                Map.of(),
                Map.of(),
                List.of(new SubmitCommand.Parameter("n", Integer.toString(n))),
                null,
                null);
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    /** Creates one Workflow after the other. */
    private record Creating(KubernetesClient client, String namespace, AtomicInteger next) implements Load.Worker {
        @Override
        public void once() {
            int n = next.getAndIncrement();
            var workflow = client.getKubernetesSerialization()
                    .unmarshal("""
                    {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "numbered-%1$d",
                     "namespace": "%2$s", "labels": {"workflows.argoproj.io/workflow-template": "numbered",
                      "workflows.argoproj.io/workflow-event-binding": "every"},
                     "annotations": {"windlass.dev/event-id": "%2$s-%1$d"}},
                     "spec": {"arguments": {"parameters": [{"name": "n", "value": "%1$d"}]},
                      "workflowTemplateRef": {"name": "numbered"}}}
                    """.formatted(n, namespace), GenericKubernetesResource.class);
            client.genericKubernetesResources(Resources.WORKFLOWS)
                    .inNamespace(namespace)
                    .resource(workflow)
                    .create();
        }

        @Override
        public void close() {}
    }
}
