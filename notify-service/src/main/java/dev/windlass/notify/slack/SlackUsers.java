package dev.windlass.notify.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersLookupByEmailResponse;
import dev.windlass.notify.settings.SlackSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    SlackUsers(SlackClients clients) {
        this.clients = clients;
    }

    /**
     * What Slack wants to be told: a user's id in place of an e-mail address, any other recipient as it is.
     *
     * @return null where Slack knows no such user
     */
    @Nullable String channel(SlackSettings service, String recipient) throws IOException, SlackApiException {
        if (!EMAIL.matcher(recipient).matches()) {
            return recipient;
        }
        var asked = new Asked(service, recipient);
        synchronized (known) {
            String id = known.get(asked);
            if (id != null) {
                return id;
            }
        }
        var answer = clients.call(
                service, "users.lookupByEmail", Map.of("email", recipient), UsersLookupByEmailResponse.class);
        if (answer.getUser() == null) {
            return null;
        }
        synchronized (known) {
            known.put(asked, answer.getUser().getId());
        }
        return answer.getUser().getId();
    }
}
