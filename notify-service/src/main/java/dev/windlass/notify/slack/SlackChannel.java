package dev.windlass.notify.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import dev.windlass.contracts.Delivery;
import dev.windlass.notify.send.Channel;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.SlackSettings;
import dev.windlass.notify.settings.SlackSettings.DeliveryPolicy;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Says it on Slack; messages with the same grouping key in one channel form a thread. */
public final class SlackChannel implements Channel<SlackSettings> {
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final SlackThreads threads;
    private final SlackClients clients;
    private final SlackUsers users;
    private final SlackPace pace;

    /**
     * Makes a channel.
     *
     * @param sockets what connects to Slack
     */
    public SlackChannel(SlackThreads threads, SlackLimits limits, SocketFactory sockets, Clock clock) {
        this.threads = threads;
        this.clients = new SlackClients(limits.request(), sockets);
        this.users = new SlackUsers(clients);
        this.pace = new SlackPace(limits.patience(), clock);
    }

    @Override
    public SendResult send(SlackSettings service, Notification notification, Delivery delivery) {
        SlackMessage message;
        try {
            message = SlackMessage.of(service, notification);
        } catch (IllegalArgumentException e) {
            return new SendResult.Rejected(String.valueOf(e.getMessage()));
        }
        try {
            return switch (users.find(service, delivery.destination().recipient())) {
                case SlackUsers.Answer.Found(String channel) ->
                    send(service, message, SlackSettings.Part.of(notification), channel);
                case SlackUsers.Answer.Refused(String error) -> result(false, error);
            };
        } catch (SlackApiException e) {
            return failed(e);
        } catch (SlackPace.TooSoonException e) {
            return new SendResult.Failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new SendResult.Failed("no answer from Slack: " + e.getClass().getSimpleName());
        }
    }

    private SendResult send(
            SlackSettings service, SlackMessage message, SlackSettings.@Nullable Part part, String recipient)
            throws IOException, SlackApiException {
        String group = part == null ? "" : part.groupingKey();
        DeliveryPolicy policy = part == null ? DeliveryPolicy.POST : part.deliveryPolicy();
        SlackThreads.Head thread = group.isEmpty() ? null : threads.find(recipient, group);
        if (thread == null) {
            return post(service, form(service, message, recipient, null, part), group);
        }
        if (policy != DeliveryPolicy.UPDATE) {
            SendResult posted = post(service, form(service, message, recipient, thread, part), "");
            if (!(posted instanceof SendResult.Sent)) {
                return posted;
            }
        }
        return policy == DeliveryPolicy.POST ? new SendResult.Sent() : update(service, message, thread);
    }

    /** Remembers the message as the first of its group, unless the group is empty. */
    private SendResult post(SlackSettings service, Map<String, String> form, String group)
            throws IOException, SlackApiException {
        ChatPostMessageResponse response = call(service, "chat.postMessage", form, ChatPostMessageResponse.class);
        if (!group.isEmpty() && response.getTs() != null) {
            String recipient = form.getOrDefault("channel", "");
            String channel = response.getChannel() == null ? recipient : response.getChannel();
            threads.remember(recipient, group, new SlackThreads.Head(channel, response.getTs()));
        }
        return result(response.isOk(), response.getError());
    }

    private SendResult update(SlackSettings service, SlackMessage message, SlackThreads.Head thread)
            throws IOException, SlackApiException {
        Map<String, String> form = form(service, message, thread.channelId(), thread, null);
        form.put("ts", thread.timestamp());
        form.put("as_user", "true");
        ChatUpdateResponse response = call(service, "chat.update", form, ChatUpdateResponse.class);
        return result(response.isOk(), response.getError());
    }

    private <T extends SlackApiTextResponse> T call(
            SlackSettings service, String method, Map<String, String> form, Class<T> type)
            throws IOException, SlackApiException {
        return pace.call(service, form.getOrDefault("channel", ""), () -> clients.call(service, method, form, type));
    }

    private static Map<String, String> form(
            SlackSettings service,
            SlackMessage message,
            String channel,
            SlackThreads.@Nullable Head thread,
            SlackSettings.@Nullable Part part) {
        Map<String, String> form = message.form();
        form.put("channel", channel);
        if (thread != null) {
            form.put("thread_ts", thread.timestamp());
        }
        if (part != null && part.notifyBroadcast()) {
            form.put("reply_broadcast", "true");
        }
        if (service.disableUnfurl()) {
            form.put("unfurl_links", "false");
            form.put("unfurl_media", "false");
        }
        return form;
    }

    private static SendResult failed(SlackApiException e) {
        int status = e.getResponse().code();
        String reason = "Slack answered with status " + status;
        return status == 429 || status >= 500 ? new SendResult.Failed(reason) : new SendResult.Rejected(reason);
    }

    /** An answer without an error is a success, whatever else it says. */
    private static SendResult result(boolean ok, @Nullable String error) {
        if (ok || error == null) {
            return new SendResult.Sent();
        }
        return PASSING.contains(error) ? new SendResult.Failed(error) : new SendResult.Rejected(error);
    }
}
