package dev.windlass.devcluster;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a development cluster runs.
 *
 * @param host the address to listen on and to name in URLs
 * @param port the TCP port, 0 for any free one
 * @param folder where objects, keys and certificates are kept; null: in memory, gone with the process
 * @param tls whether to serve HTTPS with a certificate authority of the cluster's own
 * @param auth whether callers must prove who they are and RBAC decides; when false every caller is an administrator
 * @param maxBodyBytes the largest request body accepted; a larger one is answered 413
 * @param watchHistory how many changes of one resource a watch may look back; an older resourceVersion is answered 410
 * @param requestTimeout how long a client may take to send a request; one that takes longer is answered 504
 * @param bookmarkInterval how often a watch that asked for bookmarks gets one
 */
public record DevClusterSettings(
        String host,
        int port,
        @Nullable Path folder,
        boolean tls,
        boolean auth,
        int maxBodyBytes,
        int watchHistory,
        Duration requestTimeout,
        Duration bookmarkInterval) {

    public static final int DEFAULT_MAX_BODY_BYTES = 3 * 1024 * 1024;
    public static final int DEFAULT_WATCH_HISTORY = 10_000;

    /** A loopback cluster on any free port, in memory, with TLS and RBAC on. */
    public static DevClusterSettings defaults() {
        return new DevClusterSettings(
                "127.0.0.1",
                0,
                null,
                true,
                true,
                DEFAULT_MAX_BODY_BYTES,
                DEFAULT_WATCH_HISTORY,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }

    public DevClusterSettings withHost(String host) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withPort(int port) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withFolder(@Nullable Path folder) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withTls(boolean tls) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withAuth(boolean auth) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withMaxBodyBytes(int maxBodyBytes) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withWatchHistory(int watchHistory) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withRequestTimeout(Duration requestTimeout) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }

    public DevClusterSettings withBookmarkInterval(Duration bookmarkInterval) {
        return new DevClusterSettings(
                host, port, folder, tls, auth, maxBodyBytes, watchHistory, requestTimeout, bookmarkInterval);
    }
}
