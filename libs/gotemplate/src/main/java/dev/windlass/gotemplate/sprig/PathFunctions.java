package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.STRING;

import dev.windlass.golang.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Functions on slash-separated paths, which are those of the operating system as well. */
final class PathFunctions {
    private static final List<Type> ONE = List.of(STRING);

    private PathFunctions() {}

    static void define(Definitions d) {
        d.add("base", STRING, ONE, (budget, a) -> base(a.text(0)));
        d.add("osBase", STRING, ONE, (budget, a) -> base(a.text(0)));
        d.add("dir", STRING, ONE, (budget, a) -> dir(a.text(0)));
        d.add("osDir", STRING, ONE, (budget, a) -> dir(a.text(0)));
        d.add("clean", STRING, ONE, (budget, a) -> clean(a.text(0)));
        d.add("osClean", STRING, ONE, (budget, a) -> clean(a.text(0)));
        d.add("ext", STRING, ONE, (budget, a) -> extension(a.text(0)));
        d.add("osExt", STRING, ONE, (budget, a) -> extension(a.text(0)));
        d.add("isAbs", BOOL, ONE, (budget, a) -> a.text(0).startsWith("/"));
        d.add("osIsAbs", BOOL, ONE, (budget, a) -> a.text(0).startsWith("/"));
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String dir(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    /** The shortest path that is the same by its letters. */
    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> kept = new ArrayDeque<>();
        for (String element : path.split("/", -1)) {
            if (element.equals("..")) {
                if (!kept.isEmpty() && !kept.getLast().equals("..")) {
                    kept.removeLast();
                } else if (!rooted) {
                    kept.addLast(element);
                }
            } else if (!element.isEmpty() && !element.equals(".")) {
                kept.addLast(element);
            }
        }
        String joined = String.join("/", kept);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
