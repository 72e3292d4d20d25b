package dev.windlass.chaos;

import dev.windlass.kube.KubeClients;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Sends events and syncs while the product's processes are hit, and counts at the end. */
final class Chaos {
    static final String NAMESPACE = "chaos";

    private static final Duration START = Duration.ofMinutes(4);
    private static final int SENDERS = 16;
    private static final int SENT_AGAIN = 100;
    private static final List<String> SERVICES =
            List.of("ingest-1", "binding-1", "binding-2", "submit-1", "submit-2", "notify-1", "notify-2");
    /** Quick to start, which is most of what they do here, and quick to lose patience with a webhook. */
    private static final List<String> OPTIONS =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dwindlass.notify.delivery.request-timeout=3s");

    private final Plan plan;
    private final Fleet fleet;
    private final Receiver receiver;

    private Chaos(Plan plan, Fleet fleet, Receiver receiver) {
        this.plan = plan;
        this.fleet = fleet;
        this.receiver = receiver;
    }

    /**
     * Lives through a plan.
     *
     * @param home the project, built
     * @param folder for what the processes keep and print
     */
    static Ledger run(Plan plan, Path home, Path folder) throws Exception {
        try (Receiver receiver = Receiver.start(plan.seed());
                Fleet fleet = Fleet.start(home, folder, SERVICES, OPTIONS)) {
            // Long before the services are ready, hence they all know these by then.
            fleet.awaitCluster(START);
            applyManifests(fleet.kubeconfig(), receiver.url());
            fleet.awaitReady(START);
            return new Chaos(plan, fleet, receiver).run();
        }
    }

    private Ledger run() throws Exception {
        var faults = new Faults(fleet.parts(), plan.seed());
        try (Senders events = Senders.start(
                        fleet.door().resolve("/api/v1/events/" + NAMESPACE + "/-"),
                        SENDERS,
                        plan.events(),
                        plan.length().dividedBy(plan.events()));
                // One for each application, whose syncs thereby come in order.
                Senders syncs = Senders.start(
                        n -> Syncs.request(fleet.door(), n),
                        Syncs.APPLICATIONS,
                        plan.syncs(),
                        plan.length().dividedBy(plan.syncs()));
                Repeats repeats = Repeats.start(events, plan.seed())) {
            try (Mending mending = Mending.start(fleet.kubeconfig(), plan.seed())) {
                faults.run(plan.length());
                fleet.awaitReady(START);
            }
            repeats.close();
            events.await(plan.patience());
            syncs.await(plan.patience());
            return audit(events, syncs, repeats, faults);
        }
    }

    private Ledger audit(Senders events, Senders syncs, Repeats repeats, Faults faults) throws Exception {
        try (var reports = new Reports(fleet.bootstrapServers());
                var workflows = new WorkflowAudit(fleet.kubeconfig(), reports)) {
            var deliveries = new DeliveryAudit(receiver, reports);
            Waiting.holdsWithin(plan.patience(), () -> {
                reports.read();
                // The cheaper look first: all Workflows are thousands.
                return deliveries.look(syncs.answered()).isComplete() && isComplete(workflows, events, repeats);
            });
            WorkflowAudit.Findings findings = workflows.look(events.answered());
            return new Ledger(
                    plan.seed(),
                    events.count(),
                    findings,
                    again(events, repeats, reports, workflows),
                    syncs.count(),
                    deliveries.look(syncs.answered()),
                    reports.deadLetters(),
                    faults.counts());
        }
    }

    /** Whatever a binding missed while it was broken is sent again. */
    private static boolean isComplete(WorkflowAudit workflows, Senders events, Repeats repeats)
            throws InterruptedException {
        WorkflowAudit.Findings findings = workflows.look(events.answered());
        repeats.repeatNowAndThen(findings.undecided());
        return findings.isComplete();
    }

    /** Deletes all Workflows and sends some events again: nobody acts a second time. */
    private static Ledger.Again again(Senders events, Repeats repeats, Reports reports, WorkflowAudit workflows)
            throws Exception {
        workflows.deleteWorkflows();
        reports.read();
        int duplicates = reports.duplicates();
        List<Integer> some =
                events.answered().keySet().stream().sorted().limit(SENT_AGAIN).toList();
        repeats.repeat(some);
        // Each of them was acted on by one binding at least.
        Waiting.holdsWithin(START, () -> {
            reports.read();
            return reports.duplicates() >= duplicates + some.size();
        });
        return new Ledger.Again(
                repeats.count(), reports.duplicates(), reports.commandsDecidedTwice(), workflows.count());
    }

    private static void applyManifests(Path kubeconfig, String webhook) throws IOException {
        try (KubernetesClient cluster = KubeClients.create(kubeconfig, Duration.ofSeconds(10), 2);
                InputStream in = Objects.requireNonNull(Chaos.class.getResourceAsStream("manifests.yaml"))) {
            String manifests = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${webhook}", webhook);
            List<HasMetadata> all = cluster.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
                    .items();
            all.forEach(it -> cluster.resource(it).create());
        }
    }
}
