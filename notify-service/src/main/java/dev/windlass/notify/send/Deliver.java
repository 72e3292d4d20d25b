package dev.windlass.notify.send;

import dev.windlass.acts.Act;
import dev.windlass.acts.ActResult;
import dev.windlass.contracts.Delivery;
import dev.windlass.contracts.Envelope;
import dev.windlass.contracts.JsonCodec;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.notify.decide.Cluster;
import dev.windlass.notify.decide.Projects;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.Secrets;
import dev.windlass.notify.settings.ServiceSettings;
import dev.windlass.notify.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sends one delivery: renders its templates with the configuration of the moment, and hands it to its service. */
public final class Deliver implements Act {
    private final Configurations configurations;
    private final Cluster cluster;
    private final Rendering rendering;
    private final Channel<ServiceSettings> channels;
    private final Clock clock;

    public Deliver(
            Configurations configurations,
            Cluster cluster,
            RepositoryService repositories,
            Channel<ServiceSettings> channels,
            Clock clock) {
        this.configurations = configurations;
        this.cluster = cluster;
        this.rendering = new Rendering(repositories);
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public ActResult perform(Envelope message) throws UnreadableMessageException {
        Delivery delivery = JsonCodec.DELIVERIES.decode(message);
        ApplicationView view = view(delivery);
        Settings now = configurations.settings(delivery.configuration());
        Secrets secrets = now.secrets();
        return switch (send(now, delivery, view)) {
            case SendResult.Sent() ->
                new ActResult.Done(outcome(delivery, view, new Outcome.Delivered(delivery.trigger(), to(delivery))));
            case SendResult.Rejected(String reason) -> refused(delivery, view, secrets.hide(reason));
            case SendResult.LeftAlone(String reason, Duration atLeast) ->
                new ActResult.NotTried(secrets.hide(reason), atLeast);
            case SendResult.Failed(String reason) -> new ActResult.Postponed(secrets.hide(reason));
        };
    }

    private SendResult send(Settings now, Delivery delivery, ApplicationView view) {
        String name = delivery.destination().service();
        ServiceSettings service = now.services().get(name);
        if (service == null) {
            return new SendResult.Rejected("notification service '" + name + "' is not supported");
        }
        try {
            Notification notification = rendering.of(
                    now,
                    delivery.templates(),
                    service.deduplicateImages() ? view.withImagesOnce() : view,
                    delivery.destination());
            return channels.send(service, notification, delivery);
        } catch (EvaluationException e) {
            return new SendResult.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private ApplicationView view(Delivery delivery) throws UnreadableMessageException {
        try {
            if (Json.unmarshalPreservingInts(delivery.application().utf8()) instanceof Map<?, ?> application) {
                return new ApplicationView(application, Projects.of(cluster, application), delivery.changes());
            }
        } catch (JsonException e) {
            throw new UnreadableMessageException("the application is not JSON: " + e.getMessage());
        }
        throw new UnreadableMessageException("the application is not a JSON object");
    }

    private ActResult refused(Delivery delivery, ApplicationView view, String reason) {
        var result = new Outcome.DeliveryFailed(delivery.trigger(), to(delivery), reason);
        return new ActResult.Refused(reason, List.of(outcome(delivery, view, result)));
    }

    private Outcome outcome(Delivery delivery, ApplicationView view, Outcome.Result result) {
        return Outcome.of(delivery.syncId(), view.namespace(), clock.instant(), result);
    }

    private static String to(Delivery delivery) {
        return delivery.destination().toString();
    }
}
