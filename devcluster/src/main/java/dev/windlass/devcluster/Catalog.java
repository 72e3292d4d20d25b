package dev.windlass.devcluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is served at this moment. */
final class Catalog {
    private final Map<String, Resource> builtIn = new LinkedHashMap<>();
    private volatile Map<String, Resource> all;

    Catalog() {
        BuiltIn.all().forEach(resource -> builtIn.put(key(resource), resource));
        all = builtIn;
    }

    private static String key(Resource resource) {
        return resource.apiVersion() + "/" + resource.plural();
    }

    /** Serves these custom resources, and no others, beside the built-in ones. */
    void custom(Collection<Resource> resources) {
        Map<String, Resource> next = new LinkedHashMap<>(builtIn);
        resources.forEach(resource -> next.putIfAbsent(key(resource), resource));
        all = next;
    }

    @Nullable Resource find(String group, String version, String plural) {
        return all.get((group.isEmpty() ? version : group + "/" + version) + "/" + plural);
    }

    Collection<Resource> all() {
        return all.values();
    }

    /** The groups but the core one; the preferred version of each comes first. */
    Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (Resource resource : all.values()) {
            if (!resource.group().isEmpty()) {
                groups.computeIfAbsent(resource.group(), name -> new LinkedHashSet<>())
                        .add(resource.version());
            }
        }
        return groups;
    }

    List<Resource> in(String group, String version) {
        List<Resource> found = new ArrayList<>();
        for (Resource resource : all.values()) {
            if (resource.group().equals(group) && resource.version().equals(version)) {
                found.add(resource);
            }
        }
        return found;
    }

    /** The resource's objects are kept under its storage version; any of its versions will do. */
    @Nullable Resource stored(String qualified) {
        for (Resource resource : all.values()) {
            if (resource.is(qualified) && resource.version().equals(resource.storageVersion())) {
                return resource;
            }
        }
        return null;
    }
}
