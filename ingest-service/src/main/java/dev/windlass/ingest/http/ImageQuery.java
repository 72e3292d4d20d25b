package dev.windlass.ingest.http;

import dev.windlass.contracts.ImageReference;
import dev.windlass.ingest.core.KubernetesNames;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.images.ImageFilter;
import dev.windlass.ingest.core.images.RunningImage;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which running images a request is about. */
record ImageQuery(ImageFilter filter, @Nullable After after, int limit) {
    static final int MAX_REFERENCE = 1_024;
    static final String REFERENCE_TEXT =
            "[A-Za-z0-9][A-Za-z0-9._/-]*(:[0-9]+/[A-Za-z0-9._/-]+)?(:[A-Za-z0-9._-]+)?(@[A-Za-z0-9+._-]+:[A-Za-z0-9]+)?";

    private static final Pattern REFERENCE = Pattern.compile(REFERENCE_TEXT);

    static ImageQuery of(HttpServletRequest request, int maxPage) throws Rejection {
        Query query = Query.of(request);
        String namespace = query.given("namespace");
        String application = query.given("application");
        String image = query.given("image");
        if (namespace != null) {
            KubernetesNames.requireNamespace(namespace);
        }
        if (application != null) {
            KubernetesNames.requireName("application", application);
        }
        return new ImageQuery(
                new ImageFilter(namespace, application, image == null ? null : reference(image)),
                after(query.given("after")),
                LetterQuery.limit(query.given("limit"), maxPage, maxPage));
    }

    boolean isDue(RunningImage image) {
        return after == null || after.isBefore(image);
    }

    /** What to give as {@code after} for those that come behind an image. */
    static String next(RunningImage last) {
        return last.namespace() + "/" + last.application() + "/" + last.image();
    }

    private static ImageReference reference(String text) throws Rejection {
        if (text.length() > MAX_REFERENCE || !REFERENCE.matcher(text).matches()) {
            throw LetterQuery.invalid(
                    "image", "a repository, with or without a tag or a digest, such as registry.example/shop/web:1.2");
        }
        return ImageReference.of(text);
    }

    private static @Nullable After after(@Nullable String text) throws Rejection {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("/", 3);
        if (parts.length < 3) {
            throw LetterQuery.invalid("after", "what an answer gave as next");
        }
        return new After(parts[0], parts[1], parts[2]);
    }

    /** A place in the order of all images. */
    record After(String namespace, String application, String image) {
        boolean isBefore(RunningImage other) {
            int order = namespace.compareTo(other.namespace());
            if (order == 0) {
                order = application.compareTo(other.application());
            }
            return order == 0 ? image.compareTo(other.image()) < 0 : order < 0;
        }
    }

    /** Says in the API's documentation what {@link #of} reads. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            name = "application",
            in = ParameterIn.QUERY,
            description =
                    "an Application's name; with image as well, both must hold; with neither, all images are told",
            example = "shop")
    @Parameter(
            name = "image",
            in = ParameterIn.QUERY,
            description = "REPOSITORY for all its tags and digests, REPOSITORY:TAG with or without a digest behind it,"
                    + " REPOSITORY@DIGEST with or without a tag, or REPOSITORY:TAG@DIGEST for exactly that. Repositories"
                    + " are compared as manifests write them; there"
                    + " are no patterns, and a tag that is missing in a manifest is not taken for latest",
            example = "registry.example/shop/web:1.2")
    @Parameter(
            name = "namespace",
            in = ParameterIn.QUERY,
            description = "the Applications' namespace; without one, all in which the caller may list Applications",
            example = "argocd")
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "only those behind this one: what the answer before gave as next",
            example = "argocd/shop/registry.example/shop/web:1.2")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "at most so many, up to windlass.ingest.images.max-page, which it is without one",
            example = "100")
    @interface Documented {}
}
