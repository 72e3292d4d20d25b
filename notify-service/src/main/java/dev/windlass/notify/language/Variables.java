package dev.windlass.notify.language;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Type;
import dev.windlass.golang.notifications.NotificationVariables;
import dev.windlass.golang.notifications.RepositoryService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What triggers and templates see, beside Argo CD's own {@code app}, {@code appProject}, {@code context},
 * {@code secrets}, {@code time}, {@code strings} and {@code repo}: {@code images}, {@code imageChanges} and
 * {@code changedResources}.
 */
public final class Variables {
    private static final Type STRING_MAP = Type.mapOf(Type.STRING, Type.STRING);
    private static final Type BYTES_MAP = Type.mapOf(Type.STRING, Type.BYTES);

    private final RepositoryService repositories;
    private final Map<String, String> context;
    private final @Nullable Map<String, byte[]> secrets;

    /**
     * Variables of one configuration.
     *
     * @param context what they see as {@code context}
     * @param secrets what they see as {@code secrets}; null: there is no such variable
     */
    public Variables(
            RepositoryService repositories, Map<String, String> context, @Nullable Map<String, byte[]> secrets) {
        this.repositories = repositories;
        this.context = context;
        this.secrets = secrets;
    }

    /** What a trigger sees. */
    public Map<String, @Nullable Object> forTrigger(ApplicationView view) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        Map<String, @Nullable Object> application = object(view.application());
        variables.put("app", application);
        variables.put("appProject", view.project());
        variables.put("context", context(""));
        if (secrets != null) {
            variables.put("secrets", GoMap.of(BYTES_MAP, new TreeMap<>(secrets)));
        }
        variables.put("time", NotificationVariables.time(Clock.systemUTC()));
        variables.put("strings", NotificationVariables.strings());
        variables.put("repo", NotificationVariables.repo(repositories, application));
        variables.put("images", anys(Images.of(application)));
        variables.put(
                "imageChanges",
                Map.of(
                        "added", anys(view.changes().added()),
                        "removed", anys(view.changes().removed())));
        variables.put("changedResources", Images.changedResources(application));
        return variables;
    }

    /** What a template sees: all that a trigger does, and whom it is for. */
    public Map<String, @Nullable Object> forTemplate(ApplicationView view, Destination destination) {
        Map<String, @Nullable Object> variables = forTrigger(view);
        variables.put("context", context(destination.service()));
        variables.put("serviceType", destination.service());
        variables.put("recipient", destination.recipient());
        return variables;
    }

    /** The name {@code notificationType} of an old release is there unless the context has one of its own. */
    private GoMap context(String service) {
        Map<String, String> all = new TreeMap<>();
        all.put("notificationType", service);
        all.putAll(context);
        return GoMap.of(STRING_MAP, all);
    }

    private static List<Object> anys(List<String> texts) {
        return new ArrayList<>(texts);
    }

    @SuppressWarnings("unchecked") // the keys of an object that was JSON are strings
    private static Map<String, @Nullable Object> object(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
