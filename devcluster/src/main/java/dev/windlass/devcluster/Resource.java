package dev.windlass.devcluster;

import java.util.List;

/**
 * A kind of object that the API serves.
 *
 * @param group empty for the core group
 * @param versions the served ones, preferred first
 * @param storageVersion the one objects are kept in
 * @param custom whether a CustomResourceDefinition brought it
 */
record Resource(
        String group,
        List<String> versions,
        String storageVersion,
        String plural,
        String singular,
        String kind,
        String listKind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        boolean status,
        boolean custom) {

    /** As in error texts and RBAC answers: {@code workflows.argoproj.io}, or {@code secrets}. */
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String apiVersion(String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }

    boolean is(String group, String plural) {
        return this.group.equals(group) && this.plural.equals(plural);
    }
}
