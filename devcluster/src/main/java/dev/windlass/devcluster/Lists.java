package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Failures.FieldFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of objects: selectors, pages, and the moment they show. */
final class Lists {
    private final Store store;

    Lists(Store store) {
        this.store = store;
    }

    /** A place in a list at one moment, as the opaque continue token holds it. */
    private record Place(long version, String after) {
        static Place parse(String token) {
            try {
                JsonNode read = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token));
                String start = Json.text(read, "start");
                long version = read.path("rv").asLong();
                if (!Json.text(read, "v").equals("meta.k8s.io/v1") || version == 0 || !start.endsWith("\0")) {
                    throw Failures.badRequest("continue key is not valid");
                }
                return new Place(version, start.substring(0, start.length() - 1));
            } catch (IllegalArgumentException | IOException e) {
                throw Failures.badRequest("continue key is not valid: " + e.getMessage());
            }
        }

        String token() {
            ObjectNode token =
                    Json.object().put("v", "meta.k8s.io/v1").put("rv", version).put("start", after + "\0");
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
        }
    }

    Reply list(Resource resource, Target target, Call call) {
        Accept accept = Accept.ofObjects(call.header("Accept"), true);
        check(call);
        Selection selection = Selection.of(resource, target, call);
        String token = call.param("continue");
        Place place = token.isEmpty() ? null : Place.parse(token);
        Shelf.Snapshot moment = moment(resource, selection.namespace(), call, place);
        long limit = number(call, "limit");
        Page page = page(moment, selection, place, limit);
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(moment.version()));
        if (page.next() != null) {
            metadata.put("continue", page.next().token());
            if (selection.everything()) {
                metadata.put("remainingItemCount", page.remaining());
            }
        }
        return new Views(resource, accept, call.param("includeObject")).list(metadata, page.items());
    }

    private record Page(List<Item> items, @Nullable Place next, long remaining) {}

    private static Page page(Shelf.Snapshot moment, Selection selection, @Nullable Place place, long limit) {
        List<Item> found = new ArrayList<>();
        int at = place == null ? 0 : after(moment.items(), place.after());
        for (; at < moment.items().size(); at++) {
            Item item = moment.items().get(at);
            if (!selection.matches(item)) {
                continue;
            }
            if (limit > 0 && found.size() == limit) {
                Place next = new Place(moment.version(), found.getLast().key());
                return new Page(found, next, moment.items().size() - at);
            }
            found.add(item);
        }
        return new Page(found, null, 0);
    }

    private static int after(List<Item> items, String key) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).key().compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Shelf.Snapshot moment(Resource resource, String namespace, Call call, @Nullable Place place) {
        String asked = call.param("resourceVersion");
        if (place != null) {
            if (!asked.isEmpty() && !asked.equals("0")) {
                throw Failures.badRequest("specifying resource version is not allowed when using continue");
            }
            return then(resource, namespace, place.version(), place);
        }
        long version = version(asked);
        if (version > store.version()) {
            throw Failures.futureVersion(version, store.version());
        }
        boolean exact = call.param("resourceVersionMatch").equals("Exact")
                || (call.param("resourceVersionMatch").isEmpty() && version > 0 && number(call, "limit") > 0);
        return exact ? then(resource, namespace, version, null) : store.list(resource.qualified(), namespace);
    }

    private Shelf.Snapshot then(Resource resource, String namespace, long version, @Nullable Place place) {
        Shelf.Snapshot moment = store.shelf(resource.qualified()).list(Store.prefix(namespace), version);
        if (moment != null) {
            return moment;
        }
        if (place == null) {
            throw Failures.expired("The resourceVersion for the provided list is too old.", "");
        }
        throw Failures.expired(
                "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                        + "without the continue parameter, or use the continue token in this response to retrieve the "
                        + "remainder of the results. Continuing with the provided token results in an inconsistent list - "
                        + "objects that were created, modified, or deleted between the time the first chunk was returned and "
                        + "now may show up in the list.",
                new Place(store.version(), place.after()).token());
    }

    static long version(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Failures.invalid(
                    "",
                    "",
                    "",
                    List.of(FieldFault.invalid(
                            "resourceVersion",
                            text,
                            "strconv.ParseUint: parsing " + Json.quote(text) + ": invalid syntax")));
        }
    }

    static long number(Call call, String param) {
        String text = call.param(param);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Failures.badRequest("strconv.ParseInt: parsing " + Json.quote(text) + ": invalid syntax");
        }
    }

    private static void check(Call call) {
        String match = call.param("resourceVersionMatch");
        List<FieldFault> faults = new ArrayList<>();
        if (!match.isEmpty()) {
            if (call.param("resourceVersion").isEmpty()) {
                faults.add(FieldFault.forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch is forbidden unless resourceVersion is provided"));
            }
            if (!call.param("continue").isEmpty()) {
                faults.add(FieldFault.forbidden(
                        "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided"));
            }
            if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
                faults.add(FieldFault.unsupported("resourceVersionMatch", match, List.of("Exact", "NotOlderThan", "")));
            }
            if (match.equals("Exact") && call.param("resourceVersion").equals("0")) {
                faults.add(FieldFault.forbidden(
                        "resourceVersionMatch",
                        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
            }
        }
        if (!call.param("sendInitialEvents").isEmpty()) {
            faults.add(FieldFault.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        if (!faults.isEmpty()) {
            throw Failures.invalid("meta.k8s.io", "ListOptions", "", faults);
        }
    }
}
