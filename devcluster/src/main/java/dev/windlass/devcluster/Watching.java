package dev.windlass.devcluster;

import dev.windlass.devcluster.Failures.FieldFault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Watches: each follows its resource's changes on a thread of its own, at its client's pace. */
final class Watching {
    /** A watch without timeoutSeconds lasts this long, up to twice, so that not all end at once. */
    private static final long MIN_SECONDS = 1800;

    private static final Duration GLANCE = Duration.ofHours(1);

    private final Store store;
    private final Duration bookmarkInterval;

    Watching(Store store, Duration bookmarkInterval) {
        this.store = store;
        this.bookmarkInterval = bookmarkInterval;
    }

    Reply watch(Resource resource, Target target, Call call) {
        Accept accept = Accept.ofObjects(call.header("Accept"), true);
        check(call);
        Selection selection = Selection.of(resource, target, call);
        Views views = new Views(resource, accept, call.param("includeObject"));
        String asked = call.param("resourceVersion");
        long from = Lists.version(asked);
        boolean initial = call.param("sendInitialEvents").isEmpty() ? from == 0 : call.flag("sendInitialEvents");
        long seconds = Lists.number(call, "timeoutSeconds");
        if (seconds <= 0) {
            seconds = MIN_SECONDS + ThreadLocalRandom.current().nextLong(MIN_SECONDS);
        }
        boolean bookmarks = call.flag("allowWatchBookmarks");
        boolean endMark = bookmarks && call.flag("sendInitialEvents");
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        String type = accept.yaml() ? "application/yaml" : Reply.JSON;
        return new Reply.Stream(
                type, sink -> new Watch(resource, selection, views, sink, end, bookmarks, endMark).run(from, initial));
    }

    private static void check(Call call) {
        String match = call.param("resourceVersionMatch");
        List<FieldFault> faults = new ArrayList<>();
        boolean initial = !call.param("sendInitialEvents").isEmpty();
        if (initial && !match.equals("NotOlderThan")) {
            faults.add(FieldFault.forbidden(
                    "resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        if (!match.isEmpty() && !initial) {
            faults.add(FieldFault.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }
        if (!match.isEmpty() && !match.equals("NotOlderThan")) {
            faults.add(FieldFault.unsupported("resourceVersionMatch", match, List.of("NotOlderThan")));
        }
        if (!faults.isEmpty()) {
            throw Failures.invalid("meta.k8s.io", "ListOptions", "", faults);
        }
    }

    private final class Watch {
        private final Shelf shelf;
        private final Selection selection;
        private final Views views;
        private final Reply.Sink sink;
        private final long end;
        private final boolean bookmarks;
        private final boolean endMark;
        private long cursor;
        private long marked = System.nanoTime();
        private boolean first = true;

        Watch(
                Resource resource,
                Selection selection,
                Views views,
                Reply.Sink sink,
                long end,
                boolean bookmarks,
                boolean endMark) {
            this.shelf = store.shelf(resource.qualified());
            this.selection = selection;
            this.views = views;
            this.sink = sink;
            this.end = end;
            this.bookmarks = bookmarks;
            this.endMark = endMark;
        }

        void run(long from, boolean initial) throws IOException, InterruptedException {
            cursor = from;
            if (initial) {
                Shelf.Snapshot now = shelf.list(Store.prefix(selection.namespace()));
                cursor = Math.max(now.version(), shelf.floor());
                for (Item item : now.items()) {
                    if (selection.matches(item)) {
                        send("ADDED", item);
                    }
                }
                if (endMark) {
                    sink.write(views.bookmark(Math.max(cursor, store.version()), true));
                }
            } else if (from == 0) {
                cursor = store.version();
            }
            sink.onClose(shelf::wake);
            boolean more = true;
            while (more && sink.open()) {
                more = step();
            }
        }

        /** Returns whether there may be more. */
        private boolean step() throws IOException, InterruptedException {
            long seen = store.version();
            long left = end - System.nanoTime();
            Shelf.News news = shelf.await(cursor, Math.min(left, nextMark()), sink::open);
            if (news.expired()) {
                String message = "too old resource version: " + cursor + " (" + shelf.floor() + ")";
                sink.write(Views.event(
                        "ERROR", Json.bytes(Failures.expired(message, "").status())));
                return false;
            }
            for (Change change : news.changes()) {
                send(change);
                cursor = change.version();
            }
            cursor = Math.max(cursor, seen);
            mark();
            return !news.closed() && end - System.nanoTime() > 0;
        }

        private long nextMark() {
            return bookmarks ? Math.max(0, marked + bookmarkInterval.toNanos() - System.nanoTime()) : GLANCE.toNanos();
        }

        private void mark() throws IOException, InterruptedException {
            if (bookmarks && nextMark() == 0) {
                sink.write(views.bookmark(cursor, false));
                marked = System.nanoTime();
            }
        }

        private void send(Change change) throws IOException, InterruptedException {
            Item before = change.before();
            boolean was = before != null && selection.matches(before);
            boolean is = !change.deleted() && selection.matches(change.after());
            if (is) {
                send(was ? "MODIFIED" : "ADDED", change.after());
            } else if (was) {
                send("DELETED", change.deleted() ? change.after() : leaving(before, change.version()));
            }
        }

        /** What no longer matches is shown as it last did, with the version at which it left. */
        private static Item leaving(@Nullable Item before, long version) {
            if (before == null) {
                throw new IllegalStateException("what was never there can't leave");
            }
            var object = before.object();
            Json.metadata(object).put("resourceVersion", Long.toString(version));
            return Item.of(before.resource(), object, version);
        }

        private void send(String type, Item item) throws IOException, InterruptedException {
            sink.write(views.event(type, item, first));
            first = false;
        }
    }
}
