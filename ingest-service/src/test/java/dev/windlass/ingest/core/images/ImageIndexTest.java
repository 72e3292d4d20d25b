package dev.windlass.ingest.core.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.ImageReference;
import dev.windlass.contracts.KnownApplication;
import dev.windlass.ingest.core.Rejection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImageIndexTest {
    private static final ImageFilter ALL = new ImageFilter(null, null, null);

    private final ImageIndex index = new ImageIndex(4);

    @Test
    void imagesComeByNamespaceApplicationAndImage() {
        index.put(application("a-b", "x", "i:1"));
        index.put(application("a", "y", "i:2", "h:1"));
        index.put(application("a", "x", "z:1"));
        assertThat(found(ALL)).containsExactly("a/x/z:1", "a/y/h:1", "a/y/i:2", "a-b/x/i:1");
        assertThat(found(new ImageFilter("a", null, ImageReference.of("i")))).containsExactly("a/y/i:2");
        assertThat(found(new ImageFilter(null, "x", null))).containsExactly("a/x/z:1", "a-b/x/i:1");
    }

    @Test
    void whatIsKnownLastCounts() {
        index.put(application("a", "x", "i:1", "j:1"));
        index.put(application("a", "x", "i:2"));
        assertThat(found(ALL)).containsExactly("a/x/i:2");
        index.remove(new Place("a", "x"));
        index.remove(new Place("a", "unknown"));
        assertThat(found(ALL)).isEmpty();
        assertThat(index.isComplete()).isTrue();
    }

    @Test
    void anApplicationForWhichThereIsNoRoomIsLeftOut() {
        index.put(application("a", "x", "i:1", "j:1", "k:1"));
        index.put(application("a", "none"));
        assertThat(index.isComplete()).isTrue();
        index.put(application("a", "y", "i:1"));
        assertThat(index.isComplete()).isFalse();
        assertThat(found(ALL)).containsExactly("a/x/i:1", "a/x/j:1", "a/x/k:1");
        index.put(application("a", "x", "i:1", "j:1", "k:1", "l:1"));
        assertThat(found(ALL)).isEmpty();
    }

    @Test
    void whatWasSeenInTheClusterIsKnownByItsUid() {
        index.put(application("a", "x"));
        index.put(application("a", "y"));
        assertThat(index.watched()).isEqualTo(Map.of(new Place("a", "x"), "uid-of-x"));
    }

    @Test
    void nothingIsToldBeforeAllIsRead() throws Rejection {
        var catalog = new ImageCatalog();
        assertThatThrownBy(catalog::current)
                .isInstanceOfSatisfying(
                        Rejection.class, it -> assertThat(it.reason()).isEqualTo(Rejection.Reason.UNAVAILABLE));
        catalog.show(index);
        assertThat(catalog.current()).isSameAs(index);
    }

    private List<String> found(ImageFilter filter) {
        return index.find(filter)
                .map(it -> it.namespace() + "/" + it.application() + "/" + it.image())
                .toList();
    }

    private static KnownApplication application(String namespace, String name, String... images) {
        return new KnownApplication(
                namespace,
                name,
                "uid-of-" + name,
                name.equals("x"),
                "r",
                Arrays.stream(images)
                        .map(it -> new KnownApplication.Image(it, Instant.EPOCH))
                        .toList(),
                List.of(),
                Map.of());
    }
}
