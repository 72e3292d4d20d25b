package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Kubernetes version whose behaviour this server follows. */
final class ServerVersion {
    static final String TEXT = "v1.32.0+windlass-devcluster";

    private ServerVersion() {}

    static ObjectNode document() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", TEXT)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "javac")
                .put("platform", "linux/amd64");
    }
}
