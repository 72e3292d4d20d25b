package dev.windlass.ingest.core.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of an answer a caller wants: paths with dots, separated by commas, lists passed through; with a minus
 * before them those that he does not want.
 */
public final class Fields {
    private final boolean exclude;
    private final Set<String> paths;

    private Fields(boolean exclude, Set<String> paths) {
        this.exclude = exclude;
        this.paths = paths;
    }

    /** Reads a query's {@code fields}; an empty text leaves everything. */
    public static Fields of(String text) {
        if (text.isEmpty()) {
            return new Fields(false, Set.of());
        }
        boolean exclude = text.startsWith("-");
        String[] paths = (exclude ? text.substring(1) : text).split(",", -1);
        return new Fields(exclude, new LinkedHashSet<>(Arrays.asList(paths)));
    }

    public boolean isEverything() {
        return paths.isEmpty();
    }

    /** Removes from the object what is not wanted. */
    public void clean(JsonNode object) {
        if (!isEverything()) {
            clean("", object);
        }
    }

    private void clean(String path, JsonNode item) {
        if (item instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            for (String name : names) {
                String field = path.isEmpty() ? name : path + "." + name;
                boolean named = paths.contains(field);
                boolean leadsThere = named || paths.stream().anyMatch(it -> it.startsWith(field));
                if (exclude ? named : !leadsThere) {
                    object.remove(name);
                } else if (!named) {
                    clean(field, object.path(name));
                }
            }
        } else if (item.isArray()) {
            item.forEach(it -> clean(path, it));
        }
    }
}
