package dev.windlass.notify.decide;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SyncObserved;
import dev.windlass.contracts.UnreadableMessageException;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.notify.decide.ApplicationState.Sync;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.settings.Configuration;
import dev.windlass.notify.settings.Configurations;
import dev.windlass.notify.settings.Settings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides who is told of an observed sync. */
public final class Decide {
    private static final String NOT_FRESH =
            "sync status out of date: Argo CD has not looked at the application since its operation finished";

    private final Configurations configurations;
    private final Cluster cluster;
    private final Namespaces namespaces;
    private final RepositoryService repositories;
    private final Clock clock;

    /**
     * Makes a decider.
     *
     * @param repositories what triggers may ask about commits
     */
    public Decide(
            Configurations configurations,
            Cluster cluster,
            Namespaces namespaces,
            RepositoryService repositories,
            Clock clock) {
        this.configurations = configurations;
        this.cluster = cluster;
        this.namespaces = namespaces;
        this.repositories = repositories;
        this.clock = clock;
    }

    /**
     * Decides on one observation. The same arguments, with the same configuration and cluster, give the same decision.
     *
     * @param before what is remembered of the application
     * @throws UnreadableMessageException where the observation is not what it says
     */
    public Decision decide(SyncObserved sync, ApplicationState before, Deletions deletions)
            throws UnreadableMessageException {
        if (sync.kind() == SyncObserved.Kind.DELETED) {
            return deletion(sync, before);
        }
        if (!namespaces.include(sync.namespace())) {
            return ignored(sync, before, "the namespace is not one of the application namespaces");
        }
        Observation observation = Observation.of(sync, before, cluster);
        Incarnation observed = Incarnation.of(observation.application()).toldBy(sync);
        if (observed.uid() != null && deletions.include(observed.uid())) {
            return ignored(sync, before, "late: the application was deleted since");
        }
        return switch (observed.relationTo(before.incarnation())) {
            case SAME -> decide(sync, observation, before, observed.after(before.incarnation()));
            case SUCCESSOR -> decide(sync, observation, ApplicationState.NEW, observed);
            case LATE -> ignored(sync, before, "late: a later state of the application was observed before");
            // A cluster that is known as it was some time ago is no reason to ignore a result.
            case PREDECESSOR ->
                sync.kind() == SyncObserved.Kind.SYNC_RESULT
                        ? decide(sync, observation, before, before.incarnation())
                        : ignored(sync, before, "late: the application was deleted and created anew since");
        };
    }

    private Decision decide(
            SyncObserved sync, Observation observation, ApplicationState before, Incarnation incarnation) {
        Map<?, ?> application = observation.application();
        Map<String, String> annotations = annotations(application, sync);
        ApplicationState seeded = Memory.withAnnotation(before, annotations).with(observation.json(), incarnation);
        if (sync.kind() == SyncObserved.Kind.APPLICATION && !Freshness.isFresh(application)) {
            return ignored(sync, seeded, NOT_FRESH);
        }
        Sync last = Syncs.last(before.sync(), application);
        ApplicationState state = seeded.with(last, Deployment.last(before.deployment(), application, sync.time()));
        Map<Configuration, Map<String, Set<Destination>>> all = destinations(sync, application, annotations);
        if (all.isEmpty()) {
            return ignored(sync, state, "nobody subscribes to it");
        }
        var view = new ApplicationView(application, project(application), Syncs.changes(last, application));
        var evaluation = new Evaluation(sync, state, view, repositories, clock.instant());
        all.forEach(evaluation::run);
        return evaluation.decision();
    }

    private Decision deletion(SyncObserved sync, ApplicationState before) throws UnreadableMessageException {
        Incarnation deleted = Incarnation.of(Observation.object(sync.data()));
        return switch (deleted.relationTo(before.incarnation())) {
            case SAME, LATE ->
                deletion(sync, ApplicationState.NEW, "the application was deleted: it is forgotten", deleted);
            case PREDECESSOR, SUCCESSOR ->
                deletion(sync, before, "another application of this name was deleted", deleted);
        };
    }

    private Decision deletion(SyncObserved sync, ApplicationState state, String reason, Incarnation deleted) {
        return new Decision(state, List.of(), outcome(sync, reason), deleted.uid());
    }

    private Map<Configuration, Map<String, Set<Destination>>> destinations(
            SyncObserved sync, Map<?, ?> application, Map<String, String> annotations) {
        Map<Configuration, Map<String, Set<Destination>>> all = new LinkedHashMap<>();
        for (Configuration each : configurations.of(sync.namespace())) {
            var destinations = destinations(each.settings(), application, annotations);
            if (!destinations.isEmpty()) {
                all.put(each, destinations);
            }
        }
        return all;
    }

    /** An Application that someone wrote by hand without annotations has those of the one in the cluster. */
    private Map<String, String> annotations(Map<?, ?> application, SyncObserved sync) {
        if (Tree.at(application, "metadata", "annotations") != null
                || Tree.at(application, "metadata", "uid") != null) {
            return Tree.strings(application, "metadata", "annotations");
        }
        return Tree.strings(cluster.application(sync.namespace(), sync.application()), "metadata", "annotations");
    }

    private Map<String, Set<Destination>> destinations(
            Settings now, Map<?, ?> application, Map<String, String> annotations) {
        var subscriptions = new Subscriptions(now);
        subscriptions.addGlobal(Tree.strings(application, "metadata", "labels"));
        subscriptions.addAnnotations(annotations);
        String namespace = Tree.text(application, "metadata", "namespace");
        String project = Tree.text(application, "spec", "project");
        if (namespace != null && project != null && namespaces.isOwn(namespace)) {
            Map<String, String> ofProject =
                    Tree.strings(cluster.project(namespace, project), "metadata", "annotations");
            subscriptions.addAnnotations(ofProject);
            subscriptions.addLegacy(ofProject);
        }
        return subscriptions.destinations();
    }

    private Map<?, ?> project(Map<?, ?> application) {
        return Projects.of(cluster, application);
    }

    private Decision ignored(SyncObserved sync, ApplicationState state, String reason) {
        return new Decision(state, List.of(), outcome(sync, reason), null);
    }

    private List<Outcome> outcome(SyncObserved sync, String reason) {
        return List.of(Outcome.of(sync.id(), sync.namespace(), clock.instant(), new Outcome.NotNotified(reason)));
    }
}
