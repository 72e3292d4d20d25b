package dev.windlass.notify.send;

import dev.windlass.notify.slack.SlackThreads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Threads until the end of the process. */
public final class ThreadsInMemory implements SlackThreads {
    private final Map<Group, Head> threads = new ConcurrentHashMap<>();

    private record Group(String channel, String key) {}

    @Override
    public @Nullable Head find(String channel, String groupingKey) {
        return threads.get(new Group(channel, groupingKey));
    }

    @Override
    public void remember(String channel, String groupingKey, Head thread) {
        threads.put(new Group(channel, groupingKey), thread);
    }
}
