package dev.windlass.notify.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.windlass.notify.settings.SlackSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the users that recipients name by their e-mail address, and remembers those who were asked for last. */
final class SlackUsers {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int MAX_USERS = 10_000;

    private final SlackClients clients;
    private final Map<Asked, String> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, String> eldest) {
            return size() > MAX_USERS;
        }
    };

    private record Asked(SlackSettings service, String email) {}

    /** What Slack answered. */
    sealed interface Answer {
        /** What messages are to be sent to. */
        record Found(String channel) implements Answer {}

        /** Slack's word for why it names nobody. */
        record Refused(String error) implements Answer {}
    }

    SlackUsers(SlackClients clients) {
        this.clients = clients;
    }

    /** What Slack wants to be told: a user's id in place of an e-mail address, any other recipient as it is. */
    Answer find(SlackSettings service, String recipient) throws IOException, SlackApiException {
        if (!EMAIL.matcher(recipient).matches()) {
            return new Answer.Found(recipient);
        }
        var asked = new Asked(service, recipient);
        synchronized (known) {
            String id = known.get(asked);
            if (id != null) {
                return new Answer.Found(id);
            }
        }
        var answer = clients.call(
                service, "users.lookupByEmail", Map.of("email", recipient), UsersLookupByEmailResponse.class);
        if (answer.getUser() == null || answer.getUser().getId() == null) {
            return new Answer.Refused(answer.getError() == null ? "users_not_found" : answer.getError());
        }
        synchronized (known) {
            known.put(asked, answer.getUser().getId());
        }
        return new Answer.Found(answer.getUser().getId());
    }
}
