package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "nginx, nginx:1.27.1",
        "nginx:1.27.1, nginx:1.27.1",
        "nginx:1.27.1, nginx:1.27.1@sha256:ab",
        "nginx@sha256:ab, nginx:1.27.1@sha256:ab",
        "localhost:5000/shop/web, localhost:5000/shop/web:2",
        "registry.example/shop/web:2, registry.example/shop/web:2"
    })
    void itIncludesWhatHasAllThatItNames(String wanted, String image) {
        assertThat(ImageReference.of(wanted).includes(image)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx:1.27, nginx:1.27.1",
        "nginx:1.27.1, nginx",
        "nginx@sha256:ab, nginx@sha256:abc",
        "nginx:1@sha256:ab, nginx@sha256:ab",
        "ngin, nginx:1",
        "nginx, registry.example/library/nginx:1",
        "localhost:5000/shop/web, localhost:5001/shop/web:2",
        "shop/web, registry.example/shop/web:2"
    })
    void itIncludesNothingElse(String wanted, String image) {
        assertThat(ImageReference.of(wanted).includes(image)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "@", "/", "//", "a:b:c", "@@", "\u0000"})
    void whatIsNoReferenceIsIncludedInItself(String text) {
        assertThat(ImageReference.of(text).includes(text)).isTrue();
    }
}
