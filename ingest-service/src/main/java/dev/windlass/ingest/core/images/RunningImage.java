package dev.windlass.ingest.core.images;

import java.time.Instant;

/**
 * An image that an application runs.
 *
 * @param namespace the Application's
 * @param application the Application's name
 * @param image the reference, as the manifests write it
 * @param since when the first of the unbroken series of syncs that brought it was finished
 * @param revision of the application's last sync that succeeded, several with commas between; may be empty
 */
public record RunningImage(String namespace, String application, String image, Instant since, String revision) {}
