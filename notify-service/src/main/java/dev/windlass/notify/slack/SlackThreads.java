package dev.windlass.notify.slack;

import org.jspecify.annotations.Nullable;

/** Remembers where the messages of a group are. All applications and services share it. */
public interface SlackThreads {
    /** The first message of a group in a channel; null where there is none yet. */
    @Nullable Head find(String channel, String groupingKey);

    /** Remembers a group's first message. */
    void remember(String channel, String groupingKey, Head thread);

    /**
     * A message that others are grouped with.
     *
     * @param channelId as Slack answered it
     * @param timestamp Slack's id of the message
     */
    record Head(String channelId, String timestamp) {}
}
