package dev.windlass.notify.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The images and the changed resources of the sync result in an Application. */
public final class Images {
    private static final List<String> RESOURCES = List.of("status", "operationState", "syncResult", "resources");

    private Images() {}

    /** Each image of the sync's resources once, in first-seen order. */
    public static List<String> of(Map<?, ?> application) {
        return of(application, resource -> true);
    }

    /** The same without those of resources that the sync took away. */
    public static List<String> left(Map<?, ?> application) {
        return of(application, resource -> !"Pruned".equals(resource.get("status")));
    }

    private static List<String> of(Map<?, ?> application, Predicate<Map<?, ?>> counts) {
        Set<String> images = new LinkedHashSet<>();
        for (Object resource : resources(application)) {
            if (resource instanceof Map<?, ?> map && map.get("images") instanceof List<?> list && counts.test(map)) {
                list.stream().filter(String.class::isInstance).forEach(it -> images.add((String) it));
            }
        }
        return List.copyOf(images);
    }

    /** The sync's resources whose message does not end in {@code unchanged}, in their order. */
    public static List<?> changedResources(Map<?, ?> application) {
        List<Object> changed = new ArrayList<>();
        for (Object resource : resources(application)) {
            if (resource instanceof Map<?, ?> map
                    && !(map.get("message") instanceof String message && message.endsWith("unchanged"))) {
                changed.add(map);
            }
        }
        return changed;
    }

    /** The Application with each image left at the first resource that has it, and nothing else changed. */
    public static Map<?, ?> deduplicated(Map<?, ?> application) {
        Set<Object> seen = new HashSet<>();
        List<@Nullable Object> resources = new ArrayList<>();
        for (Object resource : resources(application)) {
            resources.add(
                    resource instanceof Map<?, ?> map && map.get("images") instanceof List<?> images
                            ? with(map, "images", firstSeen(images, seen))
                            : resource);
        }
        return resources.isEmpty() ? application : with(application, RESOURCES, resources);
    }

    private static List<@Nullable Object> firstSeen(List<?> images, Set<Object> seen) {
        List<@Nullable Object> left = new ArrayList<>();
        for (Object image : images) {
            if (!(image instanceof String) || seen.add(image)) {
                left.add(image);
            }
        }
        return left;
    }

    private static List<?> resources(Map<?, ?> application) {
        Object value = application;
        for (String name : RESOURCES) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> with(Map<?, ?> map, List<String> path, Object value) {
        String name = path.getFirst();
        if (path.size() == 1) {
            return with(map, name, value);
        }
        return map.get(name) instanceof Map<?, ?> inner
                ? with(map, name, with(inner, path.subList(1, path.size()), value))
                : map;
    }

    private static Map<?, ?> with(Map<?, ?> map, String name, Object value) {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return copy;
    }
}
