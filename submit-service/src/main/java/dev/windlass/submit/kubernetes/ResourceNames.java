package dev.windlass.submit.kubernetes;

import dev.windlass.golang.Budget;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.submit.core.ClusterException;
import dev.windlass.submit.core.ClusterException.Lasting;
import java.util.ArrayList;
import java.util.List;

/** Names that Kubernetes' own client does not ask for, since they are no part of a path; in its words. */
final class ResourceNames {
    private ResourceNames() {}

    static void check(String name) throws ClusterException {
        if (name.isEmpty()) {
            throw new ClusterException("resource name may not be empty", Lasting.FINAL);
        }
        List<String> faults = faults(name);
        if (!faults.isEmpty()) {
            String quoted = Fmt.sprintf(Budget.UNLIMITED, "%q", name);
            throw new ClusterException(
                    "invalid resource name " + quoted + ": [" + String.join(" ", faults) + "]", Lasting.FINAL);
        }
    }

    private static List<String> faults(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        List<String> faults = new ArrayList<>();
        for (String part : List.of("/", "%")) {
            if (name.contains(part)) {
                faults.add("may not contain '" + part + "'");
            }
        }
        return faults;
    }
}
