package dev.windlass.ingest.http;

import dev.windlass.contracts.Timestamp;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.letters.Letter;
import dev.windlass.ingest.core.letters.LetterFilter;
import dev.windlass.ingest.core.letters.LetterId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which dead letters a request is about. */
record LetterQuery(LetterFilter filter, @Nullable LetterId after, int limit) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    static LetterQuery of(HttpServletRequest request) throws Rejection {
        Query query = Query.of(request);
        String namespace = query.given("namespace");
        if (namespace != null) {
            KubernetesNames.requireNamespace(namespace);
        }
        return new LetterQuery(
                new LetterFilter(
                        namespace,
                        query.given("topic"),
                        query.given("reason"),
                        time(query, "from"),
                        time(query, "until"),
                        state(query.given("state"))),
                after(query.given("after")),
                limit(query.given("limit"), DEFAULT_LIMIT, MAX_LIMIT));
    }

    /** The namespace that the rights are asked for; empty for all of them. */
    String where() {
        return filter.namespace() == null ? "" : filter.namespace();
    }

    private static @Nullable Instant time(Query query, String name) throws Rejection {
        String text = query.given(name);
        try {
            return text == null ? null : Timestamp.parse(text);
        } catch (DateTimeException e) {
            throw invalid(name, "a time such as 2026-05-04T10:00:00Z");
        }
    }

    private static Letter.@Nullable State state(@Nullable String text) throws Rejection {
        if (text == null) {
            return Letter.State.WAITING;
        }
        if (text.equals("all")) {
            return null;
        }
        for (Letter.State state : Letter.State.values()) {
            if (text.equals(state.name().toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw invalid("state", "one of waiting, replayed, dropped, all");
    }

    private static @Nullable LetterId after(@Nullable String text) throws Rejection {
        if (text == null) {
            return null;
        }
        return LetterId.parse(text).orElseThrow(() -> invalid("after", "a dead letter's id"));
    }

    static int limit(@Nullable String text, int otherwise, int most) throws Rejection {
        try {
            int limit = text == null ? otherwise : Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw invalid("limit", "a number from 1 to " + most);
    }

    static Rejection invalid(String name, String what) {
        return new Rejection(Rejection.Reason.INVALID, "the parameter " + name + " must be " + what);
    }

    /** Says in the API's documentation what {@link #of} reads. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            name = "namespace",
            in = ParameterIn.QUERY,
            description = "of the event or the application; without one, the caller must have the right in all of them",
            example = "argo")
    @Parameter(
            name = "topic",
            in = ParameterIn.QUERY,
            description = "where the record was first",
            example = "windlass.submissions")
    @Parameter(name = "reason", in = ParameterIn.QUERY, description = "what the reason contains", example = "not found")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "given up then or later",
            example = "2026-05-04T10:00:00Z")
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "given up before",
            example = "2026-05-05T10:00:00Z")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "waiting, replayed, dropped, or all",
            example = "waiting")
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "only those behind this one",
            schema = @Schema(type = "string", pattern = "^([0-9]{1,5}-[0-9]{1,15})?$"),
            example = "3-17")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "at most so many, up to 1000", example = "100")
    @interface Documented {}
}
