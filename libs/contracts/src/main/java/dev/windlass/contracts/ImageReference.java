package dev.windlass.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A container image as manifests name it.
 *
 * @param repository as written; no short form is made long
 * @param tag null where none is named
 * @param digest null where none is named
 */
public record ImageReference(
        String repository, @Nullable String tag, @Nullable String digest) {
    /** Reads any text: what is no reference is a repository of that name. */
    public static ImageReference of(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String digest = at < 0 ? null : text.substring(at + 1);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return new ImageReference(
                colon < 0 ? name : name.substring(0, colon), colon < 0 ? null : name.substring(colon + 1), digest);
    }

    /** Whether the image is of this repository and has the tag and the digest that are named here. */
    public boolean includes(String image) {
        return image.startsWith(repository) && includes(of(image));
    }

    private boolean includes(ImageReference image) {
        return repository.equals(image.repository)
                && (tag == null || tag.equals(image.tag))
                && (digest == null || digest.equals(image.digest));
    }
}
