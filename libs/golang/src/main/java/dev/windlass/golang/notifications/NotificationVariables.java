package dev.windlass.golang.notifications;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.GoString;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Duration;
import dev.windlass.golang.time.Time;
import dev.windlass.golang.url.UrlPart;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables {@code strings}, {@code repo} and {@code time} of triggers and templates: maps of functions and
 * constants. Expressions call {@code time.Now()}, templates {@code call .time.Now}.
 */
public final class NotificationVariables {
    private static final Map<String, String> LAYOUTS = Map.ofEntries(
            Map.entry("Layout", "01/02 03:04:05PM '06 -0700"),
            Map.entry("ANSIC", "Mon Jan _2 15:04:05 2006"),
            Map.entry("UnixDate", "Mon Jan _2 15:04:05 MST 2006"),
            Map.entry("RubyDate", "Mon Jan 02 15:04:05 -0700 2006"),
            Map.entry("RFC822", "02 Jan 06 15:04 MST"),
            Map.entry("RFC822Z", "02 Jan 06 15:04 -0700"),
            Map.entry("RFC850", "Monday, 02-Jan-06 15:04:05 MST"),
            Map.entry("RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"),
            Map.entry("RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"),
            Map.entry("RFC3339", Time.RFC3339),
            Map.entry("RFC3339Nano", Time.RFC3339_NANO),
            Map.entry("Kitchen", "3:04PM"),
            Map.entry("Stamp", "Jan _2 15:04:05"),
            Map.entry("StampMilli", "Jan _2 15:04:05.000"),
            Map.entry("StampMicro", "Jan _2 15:04:05.000000"),
            Map.entry("StampNano", "Jan _2 15:04:05.000000000"));

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
     * {@code time}: {@code Parse} (RFC 3339, anything else panics), {@code Now}, the durations from {@code Nanosecond} to
     * {@code Hour}, and Go's layouts.
     */
    public static Map<String, Object> time(Clock clock) {
        Map<String, Object> time = new HashMap<>(LAYOUTS);
        time.put("Parse", function("Parse", List.of(Type.STRING), Time.TYPE, (budget, args) -> parse(text(args, 0))));
        time.put("Now", function("Now", List.of(), Time.TYPE, (budget, args) -> Time.now(clock)));
        time.put("Nanosecond", new Duration(1));
        time.put("Microsecond", new Duration(Duration.MICROSECOND));
        time.put("Millisecond", new Duration(Duration.MILLISECOND));
        time.put("Second", new Duration(Duration.SECOND));
        time.put("Minute", new Duration(Duration.MINUTE));
        time.put("Hour", new Duration(Duration.HOUR));
        return Collections.unmodifiableMap(time);
    }

    private static Time parse(String text) {
        try {
            return Time.parse(Time.RFC3339, text);
        } catch (GoPanic e) {
            throw e;
        } catch (GoException e) {
            throw new GoPanic(e.error());
        }
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
