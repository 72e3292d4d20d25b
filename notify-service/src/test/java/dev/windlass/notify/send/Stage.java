package dev.windlass.notify.send;

import dev.windlass.acts.ActResult;
import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.RawJson;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.notify.decide.ApplicationState;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.decide.Decide;
import dev.windlass.notify.decide.Decision;
import dev.windlass.notify.decide.Deletions;
import dev.windlass.notify.decide.Namespaces;
import dev.windlass.notify.http.WebhookChannel;
import dev.windlass.notify.http.WebhookLimits;
import dev.windlass.notify.outgoing.AddressGuard;
import dev.windlass.notify.slack.SlackChannel;
import dev.windlass.notify.slack.SlackLimits;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;

/** Plays a sequence through the service's deciding and acting parts, before a webhook and a Slack that it scripts. */
final class Stage implements AutoCloseable {
    private static final WebhookLimits LIMITS =
            new WebhookLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(8));

    private static final SlackLimits SLACK_LIMITS = new SlackLimits(Duration.ofSeconds(5), Duration.ofSeconds(8));

    private final ScriptedServer webhooks = new ScriptedServer();
    private final ScriptedServer slack = new ScriptedServer();
    private final WebhookChannel webhookChannel =
            new WebhookChannel(LIMITS, new AddressGuard(List.of()), Clock.systemUTC());
    private StagedConfigurations configurations = new StagedConfigurations(Map.of());

    Stage() throws IOException {}

    /** The case with its placeholders replaced. */
    Map<?, ?> fill(String line) {
        return Vectors.parse(line.replace("{{WEBHOOK_URL}}", webhooks.url())
                .replace("{{WEBHOOK_HOST}}", webhooks.url().substring("http://".length()))
                .replace("{{SLACK_URL}}", slack.url()));
    }

    /** Whether each step sent what it was to send. */
    List<Boolean> play(Map<?, ?> vector) {
        webhooks.script(Vectors.map(vector, "webhookResponses"), Map.of());
        slack.script(Vectors.map(vector, "slackResponses"), Vectors.map(vector, "slackChannels"));
        configurations = new StagedConfigurations(vector);
        Map<String, Map<?, ?>> projects = Vectors.projects(vector);
        Cluster cluster = Vectors.cluster(projects);
        List<String> namespaces = Vectors.list(vector, "applicationNamespaces").stream()
                .map(String.class::cast)
                .toList();
        var decide = new Decide(
                configurations,
                cluster,
                new Namespaces(Vectors.text(vector, "namespace"), namespaces),
                Vectors.repositories(vector),
                Clock.systemUTC());
        var deliver = new Deliver(
                configurations,
                cluster,
                Vectors.repositories(vector),
                new Channels(
                        webhookChannel,
                        new SlackChannel(
                                new ThreadsInMemory(), SLACK_LIMITS, SocketFactory.getDefault(), Clock.systemUTC()),
                        (service, notification, delivery) -> new SendResult.Rejected("no events here")),
                Clock.systemUTC());
        var play = new Play(decide, deliver);
        Vectors.map(vector, "applications").values().forEach(it -> play.send((Map<?, ?>) it));
        List<Boolean> results = new ArrayList<>();
        for (Object each : Vectors.list(vector, "steps")) {
            Map<?, ?> step = (Map<?, ?>) each;
            if (step.containsKey("configMap") || step.containsKey("secret")) {
                configurations.change(merged(vector, step));
            }
            if (step.get("appProject") instanceof Map<?, ?> project) {
                Vectors.put(projects, project);
            }
            results.add(play.step(step));
        }
        return results;
    }

    private static Map<?, ?> merged(Map<?, ?> vector, Map<?, ?> step) {
        Map<Object, Object> merged = new HashMap<>(vector);
        step.forEach(merged::put);
        return merged;
    }

    @Override
    public void close() {
        webhooks.close();
        slack.close();
        webhookChannel.close();
    }

    /** One case: what is remembered of its applications, and what failed in it. */
    private final class Play {
        private final Decide decide;
        private final Deliver deliver;
        private final Map<String, ApplicationState> states = new HashMap<>();
        private final Set<String> sentWhileBroken = new HashSet<>();
        private int count;

        Play(Decide decide, Deliver deliver) {
            this.decide = decide;
            this.deliver = deliver;
        }

        boolean step(Map<?, ?> step) {
            Map<?, ?> expected = Vectors.map(step, "expected");
            Map<?, ?> application = Vectors.map(step, "application");
            Set<String> decided = decided(application);
            List<Sent> sent = application.isEmpty() ? List.of() : send(application);
            if ("panic".equals(expected.get("outcome"))) {
                return true;
            }
            if ("config-error".equals(expected.get("outcome"))) {
                sent.forEach(it -> sentWhileBroken.add(it.to()));
                return configurations.isBroken() || !sent.isEmpty();
            }
            List<Sent> due = new ArrayList<>();
            for (Object each : Vectors.list(expected, "deliveries")) {
                Map<?, ?> delivery = (Map<?, ?>) each;
                Sent one = Sent.of(delivery);
                // What the original tries again is retried by the delayed topics here, and not decided on again.
                if (decided.add(key(delivery)) && !sentWhileBroken.contains(one.to())) {
                    due.add(one);
                }
            }
            return Sent.sameInAnyOrder(due, sent);
        }

        private Set<String> decided(Map<?, ?> application) {
            Map<?, ?> annotations = Vectors.map(Vectors.map(application, "metadata"), "annotations");
            ApplicationState state = annotations.containsKey("notified.notifications.argoproj.io")
                    ? null
                    : states.get(name(application));
            return new HashSet<>(
                    state == null ? Set.of() : state.notified().times().keySet());
        }

        private static String name(Map<?, ?> application) {
            Map<?, ?> metadata = Vectors.map(application, "metadata");
            return Vectors.text(metadata, "namespace") + "/" + Vectors.text(metadata, "name");
        }

        private List<Sent> send(Map<?, ?> application) {
            Map<?, ?> metadata = Vectors.map(application, "metadata");
            String namespace = Vectors.text(metadata, "namespace");
            String name = Vectors.text(metadata, "name");
            String key = name(application);
            try {
                var sync = new SyncObserved(
                        "sync-" + count++,
                        namespace,
                        name,
                        SyncObserved.Kind.APPLICATION,
                        RawJson.of(Json.marshal(Budget.UNLIMITED, application)),
                        Instant.EPOCH);
                Decision decision = decide.decide(sync, states.getOrDefault(key, ApplicationState.NEW), Deletions.NONE);
                states.put(key, decision.state());
                List<Sent> sent = new ArrayList<>();
                for (Delivery delivery : decision.deliveries()) {
                    sent.add(send(delivery));
                }
                return sent;
            } catch (UnreadableMessageException | JsonException e) {
                return List.of();
            }
        }

        private Sent send(Delivery delivery) throws UnreadableMessageException {
            ActResult result = deliver.perform(JsonCodec.DELIVERIES.encode(delivery));
            return new Sent(
                    delivery.trigger(),
                    delivery.destination().service(),
                    delivery.destination().recipient(),
                    result instanceof ActResult.Done,
                    Sent.webhooks(webhooks.take()),
                    Sent.slack(slack.take()));
        }

        private static String key(Map<?, ?> delivery) {
            String namespace = Vectors.text(delivery, "configNamespace");
            String team = namespace.isEmpty() || namespace.equals("argocd") ? "" : namespace + ":";
            return team + Vectors.text(delivery, "trigger") + ":" + Vectors.text(delivery, "condition") + ":"
                    + Vectors.text(delivery, "service") + ":" + Vectors.text(delivery, "recipient");
        }
    }
}
