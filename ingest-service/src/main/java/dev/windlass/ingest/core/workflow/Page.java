package dev.windlass.ingest.core.workflow;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Which part of a list of Workflows is wanted.
 *
 * @param limit how many; 0: all
 * @param offset after how many
 */
record Page(int limit, int offset, Predicate<JsonNode> filter) {
    private static final Comparator<JsonNode> NEWEST_FIRST =
            Comparator.comparing(Page::created).reversed();

    /** Reads a list's query. */
    static Page of(UnaryOperator<String> query) throws ApiFailure {
        int limit = limit(query.apply("listOptions.limit"));
        int offset = offset(query.apply("listOptions.continue"));
        String after = query.apply("createdAfter");
        String before = query.apply("finishedBefore");
        Predicate<JsonNode> filter = names(query.apply("nameFilter"), query.apply("listOptions.fieldSelector"));
        if (!after.isEmpty()) {
            Instant time = time(after);
            filter = filter.and(it -> !created(it).isBefore(time));
        }
        if (!before.isEmpty()) {
            // For Argo Server what has not finished did so at the beginning of time.
            Instant time = time(before);
            filter = filter.and(it -> !finished(it).isAfter(time));
        }
        return new Page(limit, offset, filter);
    }

    /** Whether names are compared here, since the API server only knows whole ones. */
    static boolean comparesNames(String nameFilter) {
        return nameFilter.equals("Prefix") || nameFilter.equals("Contains");
    }

    /** The wanted ones of all, each page by itself sorted as Argo Server does: unfinished first, then the newest. */
    List<JsonNode> of(Iterable<JsonNode> all) {
        List<JsonNode> fitting = new ArrayList<>();
        all.forEach(it -> {
            if (filter.test(it)) {
                fitting.add(it);
            }
        });
        fitting.sort(Comparator.comparing(Page::started).reversed().thenComparing(Page::created));
        int from = Math.min(offset, fitting.size());
        int to = limit == 0 ? fitting.size() : (int) Math.min((long) from + limit, fitting.size());
        List<JsonNode> page = new ArrayList<>(fitting.subList(from, to));
        page.sort(Comparator.comparing(Page::isFinished)
                .thenComparing(Comparator.comparing(Page::finished).reversed())
                .thenComparing(NEWEST_FIRST));
        return page;
    }

    /** How many there are on all pages together. */
    int total(Iterable<JsonNode> all) {
        int total = 0;
        for (JsonNode each : all) {
            total += filter.test(each) ? 1 : 0;
        }
        return total;
    }

    private static Predicate<JsonNode> names(String nameFilter, String fieldSelector) {
        if (!comparesNames(nameFilter) || !fieldSelector.startsWith("metadata.name=")) {
            return it -> true;
        }
        String wanted = fieldSelector.replaceFirst("metadata\\.name==?", "");
        return it -> {
            String name = it.path("metadata").path("name").asString("");
            return nameFilter.equals("Prefix") ? name.startsWith(wanted) : name.contains(wanted);
        };
    }

    private static int limit(String text) throws ApiFailure {
        try {
            return text.isEmpty() ? 0 : Math.clamp(Long.parseLong(text), 0, Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw ApiFailure.invalid("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static int offset(String text) throws ApiFailure {
        try {
            int offset = text.isEmpty() ? 0 : Integer.parseInt(text);
            if (offset < 0) {
                throw ApiFailure.invalid("listOptions.continue must >= 0");
            }
            return offset;
        } catch (NumberFormatException e) {
            throw ApiFailure.invalid("listOptions.continue must be int");
        }
    }

    private static Instant time(String text) throws ApiFailure {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiFailure.invalid("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                    + text + "\" as \"2006\"");
        }
    }

    private static Instant created(JsonNode workflow) {
        return instant(workflow.path("metadata").path("creationTimestamp"));
    }

    private static Instant started(JsonNode workflow) {
        return instant(workflow.path("status").path("startedAt"));
    }

    private static Instant finished(JsonNode workflow) {
        return instant(workflow.path("status").path("finishedAt"));
    }

    private static boolean isFinished(JsonNode workflow) {
        return !finished(workflow).equals(Instant.EPOCH);
    }

    private static Instant instant(JsonNode text) {
        try {
            return text.asString("").isEmpty() ? Instant.EPOCH : Instant.parse(text.asString(""));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
