package dev.windlass.golang.notifications;

import dev.windlass.golang.GoException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what only Argo CD's repository server knows; the caller supplies it. Called at each use, so it may be slow. */
public interface RepositoryService {
    /**
     * Author, date, message and tags of a commit.
     *
     * @param repoUrl the repository as the application spells it
     * @throws GoException with the text that the expression or template fails with
     */
    CommitMetadata commitMetadata(String repoUrl, String revision, String project);

    /**
     * What the application's source consists of.
     *
     * @param application the whole Application object
     * @throws GoException with the text that the expression or template fails with
     */
    AppDetails appDetails(Map<String, ? extends @Nullable Object> application);
}
