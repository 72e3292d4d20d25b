package dev.windlass.notify.send;

import dev.windlass.contracts.Delivery.Destination;
import dev.windlass.golang.notifications.RepositoryService;
import dev.windlass.notify.language.ApplicationView;
import dev.windlass.notify.language.EvaluationException;
import dev.windlass.notify.language.Variables;
import dev.windlass.notify.settings.MessageTemplate;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the templates of a delivery into one notification. */
public final class Rendering {
    private final RepositoryService repositories;

    public Rendering(RepositoryService repositories) {
        this.repositories = repositories;
    }

    /**
     * The notification.
     *
     * @param templates in their order: the last message that is not empty counts, and the last part for each service
     */
    public Notification of(Settings settings, List<String> templates, ApplicationView view, Destination destination)
            throws EvaluationException {
        var all = new Variables(
                repositories, settings.context(), settings.secrets().inTemplates());
        Map<String, @Nullable Object> variables = all.forTemplate(view, destination);
        Notification notification = Notification.EMPTY;
        for (String name : templates) {
            MessageTemplate template = settings.templates().get(name);
            if (template == null) {
                throw new EvaluationException("template '" + name + "' is not supported");
            }
            notification = template.render(notification, variables);
        }
        return notification;
    }
}
