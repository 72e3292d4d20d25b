package dev.windlass.notify.decide;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what Argo CD's own controller, or a person, wrote into the state annotation: entries that are new there are
 * added to what is known, and an annotation that was emptied by hand empties it.
 */
final class Memory {
    private Memory() {}

    static ApplicationState withAnnotation(ApplicationState before, Map<String, String> annotations) {
        String annotation = annotations.get(NotifiedAnnotation.NAME);
        if (annotation == null || annotation.equals(before.annotation())) {
            return before;
        }
        if (before.application() != null && NotifiedAnnotation.isOwn(annotations, annotation)) {
            return before;
        }
        Notified written = Notified.parse(annotation);
        return before.with(
                isEmptied(before.annotation(), annotation) ? Notified.NOTHING : union(before.notified(), written),
                annotation);
    }

    private static boolean isEmptied(@Nullable String before, String annotation) {
        return annotation.isBlank() || (before != null && annotation.strip().equals("{}"));
    }

    private static Notified union(Notified known, Notified written) {
        Map<String, Long> all = new HashMap<>(written.times());
        all.putAll(known.times());
        return new Notified(all);
    }
}
