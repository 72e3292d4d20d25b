package dev.windlass.golang.notifications;

import dev.windlass.golang.Kind;
import dev.windlass.golang.NilPointer;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.strconv.Quote;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an application's source consists of; at most one of the details is there.
 *
 * @param type {@code Helm}, {@code Kustomize}, {@code Directory} or {@code Plugin}
 * @param helm the chart, or null
 * @param kustomizeImages images of the kustomization, or null if it is none
 * @param directory whether there are details of a plain directory
 */
public record AppDetails(
        String type, @Nullable HelmDetails helm, @Nullable List<String> kustomizeImages, boolean directory) {
    private static final Type TYPE = Type.named("shared.AppDetail", Kind.STRUCT);
    private static final Type KUSTOMIZE =
            Type.pointerTo(Type.named("apiclient.KustomizeAppSpec", Kind.STRUCT), "String");
    private static final Type DIRECTORY =
            Type.pointerTo(Type.named("apiclient.DirectoryAppSpec", Kind.STRUCT), "String");

    public AppDetails {
        kustomizeImages = kustomizeImages == null ? null : List.copyOf(kustomizeImages);
    }

    /** As a Go value; the overrides are the parameters that the application itself sets. */
    Struct value(List<HelmDetails.Parameter> overrides) {
        return Struct.of(TYPE)
                .field("Type", Type.STRING, type)
                .field("Helm", HelmDetails.TYPE, helm == null ? HelmDetails.NONE : helm.value(overrides))
                .field("Kustomize", KUSTOMIZE, kustomize())
                .field(
                        "Directory",
                        DIRECTORY,
                        directory ? Struct.of(DIRECTORY).text("").build() : new NilPointer(DIRECTORY, List.of()))
                .build();
    }

    private Object kustomize() {
        if (kustomizeImages == null) {
            return new NilPointer(KUSTOMIZE, List.of("Images"));
        }
        String text = kustomizeImages.stream()
                .map(image -> "images:" + Quote.quote(image) + " ")
                .collect(Collectors.joining());
        return Struct.of(KUSTOMIZE)
                .field("Images", Type.STRINGS, Slice.strings(kustomizeImages))
                .text(text)
                .build();
    }
}
