package dev.windlass.notify.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import dev.windlass.contracts.Delivery;
import dev.windlass.notify.send.Channel;
import dev.windlass.notify.send.SendResult;
import dev.windlass.notify.settings.Notification;
import dev.windlass.notify.settings.Notification.DeliveryPolicy;
import dev.windlass.notify.settings.SlackSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says it on Slack; messages with the same grouping key in one channel form a thread. */
public final class SlackChannel implements Channel<SlackSettings> {
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final SlackThreads threads;
    private final SlackClients clients;

    /**
     * Makes a channel.
     *
     * @param timeout how long one request may take
     */
    public SlackChannel(SlackThreads threads, Duration timeout) {
        this.threads = threads;
        this.clients = new SlackClients(timeout);
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
            return send(
                    service,
                    message,
                    notification.slack(),
                    delivery.destination().recipient());
        } catch (SlackApiException e) {
            return failed(e);
        } catch (IOException e) {
            return new SendResult.Failed("no answer from Slack: " + e.getClass().getSimpleName());
        }
    }

    private SendResult send(
            SlackSettings service, SlackMessage message, Notification.@Nullable Slack part, String recipient)
            throws IOException, SlackApiException {
        MethodsClient slack = clients.get(service);
        String group = part == null ? "" : part.groupingKey();
        DeliveryPolicy policy = part == null ? DeliveryPolicy.POST : part.deliveryPolicy();
        SlackThreads.Head thread = group.isEmpty() ? null : threads.find(recipient, group);
        if (thread == null || policy != DeliveryPolicy.UPDATE) {
            boolean broadcast = part != null && part.notifyBroadcast();
            SendResult posted = post(slack, post(service, message, recipient, thread, broadcast), group);
            if (thread == null || !(posted instanceof SendResult.Sent)) {
                return posted;
            }
        }
        return policy == DeliveryPolicy.POST
                ? new SendResult.Sent()
                : result(slack.chatUpdate(update(message, thread)));
    }

    private SendResult post(MethodsClient slack, ChatPostMessageRequest request, String group)
            throws IOException, SlackApiException {
        ChatPostMessageResponse response = slack.chatPostMessage(request);
        if (!response.isOk() && response.getError() != null) {
            return refused(response.getError());
        }
        if (!group.isEmpty() && request.getThreadTs() == null && response.getTs() != null) {
            String channel = response.getChannel() == null ? request.getChannel() : response.getChannel();
            threads.remember(request.getChannel(), group, new SlackThreads.Head(channel, response.getTs()));
        }
        return new SendResult.Sent();
    }

    private static ChatPostMessageRequest post(
            SlackSettings service,
            SlackMessage message,
            String channel,
            SlackThreads.@Nullable Head thread,
            boolean broadcast) {
        var request = ChatPostMessageRequest.builder()
                .channel(channel)
                .text(message.text())
                .username(message.username())
                .iconEmoji(message.iconEmoji())
                .iconUrl(message.iconUrl())
                .attachmentsAsString(message.attachments())
                .blocksAsString(message.blocks())
                .threadTs(thread == null ? null : thread.timestamp());
        if (broadcast) {
            request.replyBroadcast(true);
        }
        if (service.disableUnfurl()) {
            request.unfurlLinks(false).unfurlMedia(false);
        }
        return request.build();
    }

    private static ChatUpdateRequest update(SlackMessage message, SlackThreads.Head thread) {
        return ChatUpdateRequest.builder()
                .channel(thread.channelId())
                .ts(thread.timestamp())
                .asUser(true)
                .text(message.text())
                .attachmentsAsString(message.attachments())
                .blocksAsString(message.blocks())
                .build();
    }

    private static SendResult result(ChatUpdateResponse response) {
        return response.isOk() || response.getError() == null ? new SendResult.Sent() : refused(response.getError());
    }

    private static SendResult failed(SlackApiException e) {
        int status = e.getResponse().code();
        String reason = "Slack answered with status " + status;
        return status == 429 || status >= 500 ? new SendResult.Failed(reason) : new SendResult.Rejected(reason);
    }

    private static SendResult refused(String error) {
        return PASSING.contains(error) ? new SendResult.Failed(error) : new SendResult.Rejected(error);
    }
}
