package dev.windlass.notify.language;

import dev.windlass.contracts.Delivery.ImageChanges;
import java.util.Map;

/**
 * What is known of the application that a trigger or a template speaks about, in Go's representation.
 *
 * @param application the Application object
 * @param project its AppProject; empty where there is none
 * @param changes the images that its last sync changed
 */
public record ApplicationView(Map<?, ?> application, Map<?, ?> project, ImageChanges changes) {
    /** The same with each image of the sync left at the first resource that has it. */
    public ApplicationView withImagesOnce() {
        return new ApplicationView(Images.deduplicated(application), project, changes);
    }

    /** The Application's namespace; empty where it says none. */
    public String namespace() {
        return application.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("namespace") instanceof String namespace
                ? namespace
                : "";
    }
}
