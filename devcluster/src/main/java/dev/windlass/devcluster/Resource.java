package dev.windlass.devcluster;

import java.util.List;

/**
 * A kind of object that the API serves, in one version.
 *
 * @param group empty for the core group
 * @param storageVersion the version objects are kept in
 * @param status whether there is a status subresource
 * @param custom whether a CustomResourceDefinition brought it
 * @param columns what a Table shows
 */
record Resource(
        String group,
        String version,
        String storageVersion,
        String plural,
        String singular,
        String kind,
        String listKind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        boolean status,
        boolean custom,
        List<Column> columns) {

    /** As in error texts, RBAC answers and the store: {@code workflows.argoproj.io}, or {@code secrets}. */
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    boolean is(String qualified) {
        return qualified().equals(qualified);
    }

    /** Resources that no object is stored of: {@code tokenreviews} and the like, which answer a question. */
    boolean virtual() {
        return columns.isEmpty();
    }
}
