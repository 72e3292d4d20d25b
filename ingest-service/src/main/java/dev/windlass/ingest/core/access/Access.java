package dev.windlass.ingest.core.access;

/**
 * One thing that somebody may do in Kubernetes, or not.
 *
 * @param group the API group, empty for the core's
 * @param namespace empty for what belongs to no namespace
 */
public record Access(String verb, String group, String resource, String namespace) {
    private static final String ARGO = "argoproj.io";
    private static final String BINDINGS = "workfloweventbindings";

    /** What it takes to send events to a namespace. */
    public static Access toSendEvents(String namespace) {
        return new Access("list", ARGO, BINDINGS, namespace);
    }

    /** What it takes to tell of a sync: Argo CD itself writes it into the Application. */
    public static Access toTellOfSyncs(String namespace) {
        return new Access("update", ARGO, "applications", namespace);
    }

    /** What it takes to see what applications run; an empty namespace stands for all. */
    public static Access toSeeApplications(String namespace) {
        return new Access("list", ARGO, "applications", namespace);
    }

    /** What it takes to have Workflows made. */
    public static Access toCreateWorkflows(String namespace) {
        return new Access("create", ARGO, "workflows", namespace);
    }

    boolean isToSendEvents() {
        return resource.equals(BINDINGS) && verb.equals("list") && group.equals(ARGO);
    }

    /** The API server's own words for a user who may not. */
    String forbidden(String user, String reason) {
        String where = namespace.isEmpty() ? " at the cluster scope" : " in the namespace \"" + namespace + "\"";
        return (group.isEmpty() ? resource : resource + "." + group) + " is forbidden: User \"" + user + "\" cannot "
                + verb + " resource \"" + resource + "\" in API group \"" + group + "\"" + where
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
