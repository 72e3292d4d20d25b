package dev.windlass.golang.notifications;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import dev.windlass.golang.url.UrlPart;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables {@code strings}, {@code repo} and {@code time} of triggers and templates: maps of functions and
 * constants. Expressions call {@code time.Now()}, templates {@code call .time.Now}.
 */
public final class NotificationVariables {
    private NotificationVariables() {}

    /** {@code strings}: {@code ReplaceAll}, {@code ToUpper} and {@code ToLower}. */
    public static Map<String, Object> strings() {
        return Map.of(
                "ReplaceAll",
                function(
                        "ReplaceAll",
                        Collections.nCopies(3, Type.STRING),
                        Type.STRING,
                        (budget, args) -> Texts.replaceAll(budget, text(args, 0), text(args, 1), text(args, 2))),
                "ToUpper",
                ofText("ToUpper", (budget, args) -> Texts.map(budget, text(args, 0), Character::toUpperCase)),
                "ToLower",
                ofText("ToLower", (budget, args) -> Texts.map(budget, text(args, 0), Character::toLowerCase)));
    }

    /**
     * {@code repo}: {@code RepoURLToHTTPS}, {@code FullNameByRepoURL}, {@code QueryEscape}, {@code GetCommitMetadata} and
     * {@code GetAppDetails}; the last two ask the service, about the application.
     */
    public static Map<String, Object> repo(
            RepositoryService service, Map<String, ? extends @Nullable Object> application) {
        RepositoryCalls calls = new RepositoryCalls(service, application);
        return Map.of(
                "RepoURLToHTTPS",
                ofText("RepoURLToHTTPS", (budget, args) -> GitUrl.toHttps(text(args, 0))),
                "FullNameByRepoURL",
                ofText("FullNameByRepoURL", (budget, args) -> GitUrl.fullName(text(args, 0))),
                "QueryEscape",
                ofText("QueryEscape", (budget, args) -> {
                    budget.spend(GoString.length(text(args, 0)), 3);
                    return UrlPart.QUERY_COMPONENT.escape(text(args, 0));
                }),
                "GetCommitMetadata",
                function(
                        "GetCommitMetadata",
                        List.of(Type.STRING),
                        Type.ANY,
                        (budget, args) -> calls.commitMetadata(text(args, 0))),
                "GetAppDetails",
                function("GetAppDetails", List.of(), Type.ANY, (budget, args) -> calls.appDetails()));
    }

    static GoFunction function(String name, List<Type> parameters, Type result, GoFunction.Body body) {
        return GoFunction.of(name, Type.func(parameters, List.of(result), false), body);
    }

    private static GoFunction ofText(String name, GoFunction.Body body) {
        return function(name, List.of(Type.STRING), Type.STRING, body);
    }

    static String text(@Nullable Object[] args, int index) {
        return String.valueOf(args[index]);
    }
}
