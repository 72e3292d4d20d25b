package dev.windlass.notify.language;

import dev.windlass.golang.GoException;
import dev.windlass.golang.notifications.AppDetails;
import dev.windlass.golang.notifications.CommitMetadata;
import dev.windlass.golang.notifications.RepositoryService;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nobody to ask about commits and sources: an error that says so, at the use only. */
public final class NoRepositories implements RepositoryService {
    private static final String REASON =
            "Argo CD cannot be asked: set windlass.argo-cd.url, and a token for it";

    @Override
    public CommitMetadata commitMetadata(String repoUrl, String revision, String project) {
        throw new GoException(REASON);
    }

    @Override
    public AppDetails appDetails(Map<String, ? extends @Nullable Object> application) {
        throw new GoException(REASON);
    }
}
