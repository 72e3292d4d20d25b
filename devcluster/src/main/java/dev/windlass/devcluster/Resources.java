package dev.windlass.devcluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Deletion.Deleted;
import dev.windlass.devcluster.Failures.FieldFault;
import dev.windlass.devcluster.Objects.Address;
import dev.windlass.devcluster.Objects.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The verbs on resources. */
final class Resources {
    private final Store store;
    private final Objects objects;
    private final Deletion deletion;
    private final Lists lists;
    private final Watching watching;
    private final Reviews reviews;
    private final Authorization authorization;

    Resources(Store store, Objects objects, Watching watching, Reviews reviews, Authorization authorization) {
        this.store = store;
        this.objects = objects;
        this.watching = watching;
        this.reviews = reviews;
        this.authorization = authorization;
        deletion = new Deletion(store);
        lists = new Lists(store);
    }

    Reply answer(Resource resource, Target target, Call call, User user) {
        List<String> why = Names.pathSegment(target.name());
        if (!why.isEmpty()) {
            throw Failures.badRequest(
                    "Name parameter invalid: " + Json.quote(target.name()) + ": " + String.join(";", why));
        }
        boolean status = target.subresource().equals("status") && resource.status();
        if (!target.subresource().isEmpty() && !status) {
            return subresource(resource, target, call);
        }
        if (resource.virtual()) {
            return review(resource, target, call, user);
        }
        return switch (target.verb()) {
            case "get" -> get(resource, target, call);
            case "list" -> lists.list(resource, target, call);
            case "watch" -> watching.watch(resource, target, call);
            case "create" ->
                target.name().isEmpty() ? create(resource, target, call, user) : refuseMethod(resource, target);
            case "update" ->
                target.name().isEmpty() ? refuseMethod(resource, target) : update(resource, target, call, status, user);
            case "patch" ->
                target.name().isEmpty() ? refuseMethod(resource, target) : patch(resource, target, call, status, user);
            case "delete" -> status ? refuseMethod(resource, target) : delete(resource, target, call);
            case "deletecollection" ->
                resource.is(BuiltIn.NAMESPACES) ? refuseMethod(resource, target) : deleteAll(resource, target, call);
            default -> refuseMethod(resource, target);
        };
    }

    private static Reply refuseMethod(Resource resource, Target target) {
        throw resource.custom() ? Failures.methodNotSupported(resource, target.verb()) : Failures.methodNotAllowed();
    }

    private Reply subresource(Resource resource, Target target, Call call) {
        if (resource.is(BuiltIn.NAMESPACES)
                && target.subresource().equals("finalize")
                && call.method().equals("PUT")) {
            return finalizeNamespace(resource, target, call);
        }
        if (resource.is(BuiltIn.SERVICE_ACCOUNTS)
                && target.subresource().equals("token")
                && target.verb().equals("create")) {
            return tokenRequest(target, call);
        }
        if (resource.custom()) {
            throw Failures.notFound(resource, target.name());
        }
        return Api.notFound();
    }

    private Reply review(Resource resource, Target target, Call call, User user) {
        if (!target.verb().equals("create") || !target.name().isEmpty()) {
            return refuseMethod(resource, target);
        }
        Views views = views(resource, call);
        ObjectNode review = Bodies.object(call, resource);
        return views.document(201, reviews.answer(resource, target.namespace(), review, user));
    }

    private Reply tokenRequest(Target target, Call call) {
        Resource requests = BuiltIn.TOKEN_REQUESTS;
        Views views = views(requests, call);
        ObjectNode request = Bodies.object(call, requests);
        return views.document(201, reviews.tokenRequest(target, request));
    }

    private Views views(Resource resource, Call call) {
        return new Views(resource, Accept.ofObjects(call.header("Accept"), true), call.param("includeObject"));
    }

    private Item find(Resource resource, Target target) {
        String namespace = resource.namespaced() ? target.namespace() : "";
        Item item = store.get(resource.qualified(), namespace, target.name());
        if (item == null) {
            throw Failures.notFound(resource, target.name());
        }
        return item;
    }

    private Reply get(Resource resource, Target target, Call call) {
        Views views = views(resource, call);
        long version = Lists.version(call.param("resourceVersion"));
        if (version > store.version()) {
            throw Failures.futureVersion(version, store.version());
        }
        return views.one(200, find(resource, target));
    }

    /** @param options the kind that the query's parameters make up, for example {@code CreateOptions} */
    static boolean dryRun(List<String> asked, String options) {
        List<String> values = asked.stream().filter(value -> !value.isEmpty()).toList();
        if (!Set.of("All").containsAll(values)) {
            throw Failures.invalid(
                    "meta.k8s.io",
                    options,
                    "",
                    List.of(FieldFault.unsupportedRaw("dryRun", Go.slice(values), List.of("All"))));
        }
        return !values.isEmpty();
    }

    private static Address address(Resource resource, Target target, Call call, boolean status) {
        String namespace = resource.namespaced() ? target.namespace() : "";
        boolean dryRun = dryRun(call.params("dryRun"), call.options());
        return new Address(resource, namespace, target.name(), status, dryRun);
    }

    private Reply create(Resource resource, Target target, Call call, User user) {
        Views views = views(resource, call);
        ObjectNode object = Bodies.object(call, resource);
        Address address = address(resource, target, call, false);
        Bodies.checkPlace(resource, object, address.namespace(), "");
        authorization.checkEscalation(user, resource, address.namespace(), object);
        return views.one(201, objects.create(address, object));
    }

    private Reply update(Resource resource, Target target, Call call, boolean status, User user) {
        Views views = views(resource, call);
        ObjectNode object = Bodies.object(call, resource);
        Address address = address(resource, target, call, status);
        Bodies.checkPlace(resource, object, address.namespace(), target.name());
        authorization.checkEscalation(user, resource, address.namespace(), object);
        Written written = objects.replace(address, object, () -> authorization.requireCreate(user, resource, target));
        return views.one(written.created() ? 201 : 200, written.item());
    }

    private Reply patch(Resource resource, Target target, Call call, boolean status, User user) {
        Views views = views(resource, call);
        Address address = address(resource, target, call, status);
        Patch patch = Patch.of(call, resource);
        Written written = objects.change(
                address,
                old -> {
                    ObjectNode patched = shaped(call, resource, patch, patch.apply(old));
                    Bodies.checkPlace(resource, patched, address.namespace(), target.name());
                    authorization.checkEscalation(user, resource, address.namespace(), patched);
                    return patched;
                },
                patch.applies() ? tx -> applied(tx, address, target, call, user, patch) : null);
        return views.one(written.created() ? 201 : 200, written.item());
    }

    /** Makes the object that was applied where there was none. */
    private Item applied(Store.Transaction tx, Address address, Target target, Call call, User user, Patch patch) {
        Resource resource = address.resource();
        ObjectNode whole = shaped(call, resource, patch, patch.whole(target.name()));
        Bodies.checkPlace(resource, whole, address.namespace(), target.name());
        authorization.requireCreate(user, resource, target);
        authorization.checkEscalation(user, resource, address.namespace(), whole);
        return objects.create(tx, address, whole);
    }

    private static ObjectNode shaped(Call call, Resource resource, Patch patch, ObjectNode patched) {
        try {
            Bodies.shape(call, resource, patched, patch.duplicates());
            return patched;
        } catch (Shape.Mismatch e) {
            boolean strategic = patch.kind() == Patch.Kind.STRATEGIC;
            throw Failures.invalid(
                    "",
                    "",
                    "",
                    List.of(FieldFault.invalid(
                            "patch",
                            strategic ? Go.print(patch.body()) : patched.toString(),
                            strategic ? e.converted : String.valueOf(e.getMessage()))));
        }
    }

    private Reply finalizeNamespace(Resource resource, Target target, Call call) {
        Views views = views(resource, call);
        ObjectNode object = Bodies.object(call, resource);
        Address address = address(resource, target, call, false);
        Bodies.checkPlace(resource, object, "", target.name());
        return views.one(200, objects.finalizeNamespace(address, object));
    }

    private static JsonNode options(Call call) {
        if (call.body().length == 0) {
            return Json.object();
        }
        if (Bodies.mediaType(call).equals(Protobuf.MEDIA_TYPE)) {
            return Protobuf.read(call.body());
        }
        try {
            return Bodies.mediaType(call).equals("application/yaml")
                    ? Yaml.read(call.body())
                    : Json.MAPPER.readTree(call.body());
        } catch (JsonProcessingException e) {
            throw Failures.badRequest("couldn't get version/kind; json parse error: " + GoJson.complaint(call.body()));
        } catch (IOException e) {
            throw Failures.badRequest("the body could not be read");
        }
    }

    private Reply delete(Resource resource, Target target, Call call) {
        Views views = views(resource, call);
        Deletion.Options options = Deletion.Options.parse(options(call), call);
        Address address = address(resource, target, call, false);
        Deleted deleted = deletion.delete(address, options);
        if (deleted.gone() && !resource.is(BuiltIn.SERVICE_ACCOUNTS)) {
            return views.document(200, success(resource, deleted.item()));
        }
        boolean later = !deleted.gone() && options.propagation().equals("Foreground");
        return views.one(later ? 202 : 200, deleted.item());
    }

    private static ObjectNode success(Resource resource, Item item) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details").put("name", item.name());
        if (!resource.group().isEmpty()) {
            details.put("group", resource.group());
        }
        details.put("kind", resource.plural()).put("uid", item.uid());
        return status;
    }

    private Reply deleteAll(Resource resource, Target target, Call call) {
        Views views = views(resource, call);
        Deletion.Options options = Deletion.Options.parse(options(call), call);
        Selection selection = Selection.of(resource, target, call);
        Shelf.Snapshot now = store.list(resource.qualified(), selection.namespace());
        List<Item> deleted = store.write(tx -> {
            List<Item> gone = new ArrayList<>();
            for (Item item : now.items()) {
                if (selection.matches(item) && tx.get(item.resource(), item.namespace(), item.name()) != null) {
                    Address address = new Address(resource, item.namespace(), item.name(), false, options.dryRun());
                    gone.add(Deletion.delete(tx, address, options).item());
                }
            }
            return gone;
        });
        return views.list(Json.object().put("resourceVersion", Long.toString(store.version())), deleted);
    }
}
