package dev.windlass.devcluster;

/**
 * Which objects of a resource are meant.
 *
 * @param namespace empty for all
 */
record Selection(String namespace, LabelSelector labels, FieldSelector fields) {

    static Selection of(Resource resource, Target target, Call call) {
        return new Selection(
                resource.namespaced() ? target.namespace() : "",
                LabelSelector.parse(call.param("labelSelector")),
                FieldSelector.parse(call.param("fieldSelector")).checked(resource));
    }

    boolean everything() {
        return labels.isEmpty() && fields.terms().isEmpty();
    }

    boolean matches(Item item) {
        return (namespace.isEmpty() || namespace.equals(item.namespace()))
                && labels.matches(item.labels())
                && fields.matches(item);
    }
}
