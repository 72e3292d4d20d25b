package dev.windlass.ingest.http;

import dev.windlass.ingest.ImageProperties;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.access.Access;
import dev.windlass.ingest.core.images.ImageCatalog;
import dev.windlass.ingest.core.images.ImageIndex;
import dev.windlass.ingest.core.images.RunningImage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which application runs which image since when, to whoever may list Applications. */
@RestController
class ImageController {
    private final ImageCatalog catalog;
    private final Admission admission;
    private final ImageProperties properties;

    ImageController(ImageCatalog catalog, Admission admission, ImageProperties properties) {
        this.catalog = catalog;
        this.admission = admission;
        this.properties = properties;
    }

    @Operation(
            summary = "Which application runs which image",
            description =
                    "The images that the last succeeded sync of each application brought, by namespace, application and image. A failed sync changes nothing; since is when the first of the unbroken series of syncs with that image was finished. In auth mode client whoever names a namespace must be allowed to list Applications there; without one, he is told of those that he may list.")
    @ImageQuery.Documented
    @GetMapping("/api/v1/images")
    Page list(HttpServletRequest request) throws Rejection {
        ImageQuery query = ImageQuery.of(request, properties.maxPage());
        String namespace = query.filter().namespace();
        if (namespace == null) {
            admission.identifyNamed(request);
        } else {
            admission.admit(request, Access.toSeeApplications(namespace));
        }
        ImageIndex index = catalog.current();
        Predicate<String> visible = namespace == null ? visible(index, query, request) : it -> true;
        List<RunningImage> found = index.find(query.filter())
                .filter(it -> query.isDue(it) && visible.test(it.namespace()))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<RunningImage> page = more ? found.subList(0, query.limit()) : found;
        return new Page(page, more ? ImageQuery.next(page.getLast()) : null, index.isComplete());
    }

    /** The namespaces in which the caller may see what he asks for. */
    private Predicate<String> visible(ImageIndex index, ImageQuery query, HttpServletRequest request) throws Rejection {
        if (admission.may(request, Access.toSeeApplications(""))) {
            return it -> true;
        }
        List<String> namespaces = index.find(query.filter())
                .filter(query::isDue)
                .map(RunningImage::namespace)
                .distinct()
                .limit(properties.maxNamespaces() + 1L)
                .toList();
        if (namespaces.size() > properties.maxNamespaces()) {
            throw new Rejection(
                    Rejection.Reason.FORBIDDEN,
                    "name a namespace: the caller may not list applications.argoproj.io in all of them");
        }
        Set<String> visible = new HashSet<>();
        for (String each : namespaces) {
            if (admission.may(request, Access.toSeeApplications(each))) {
                visible.add(each);
            }
        }
        return visible::contains;
    }

    /**
     * Some running images.
     *
     * @param next what to give as {@code after} for those that follow; null where there are none
     * @param complete false where applications are left out because {@code windlass.ingest.images.max-entries} is too
     *     small for all
     */
    @Schema(name = "RunningImages")
    record Page(
            List<RunningImage> items,
            @Schema(types = {"string", "null"}) @Nullable String next,
            boolean complete) {}
}
