package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nX-Other: b", "a\0b", "a\u001fb", "a\u007f", " a", "a ", "\ta", "a\t", "a\ud800"})
    void whatIsNoHeaderIsAFaultWhereverItStands(String text) {
        assertThat(new Caller(text, null, List.of()).impersonationFault().orElseThrow())
                .startsWith("a caller's name must be");
        assertThat(new Caller("a", text, List.of()).impersonationFault().orElseThrow())
                .startsWith("a caller's uid must be");
        assertThat(new Caller("a", null, List.of("g", text))
                        .impersonationFault()
                        .orElseThrow())
                .startsWith("a caller's group must be");
        assertThat(new Caller("a", null, List.of(), Map.of("k", List.of("v", text)))
                        .impersonationFault()
                        .orElseThrow())
                .startsWith("a caller's extra must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jane", "system:serviceaccount:a:b", "Müller, Jürgen", "Жанна 😀", "a\tb", "a%b"})
    void whatIsAHeaderIsNone(String text) {
        assertThat(new Caller(text, text, List.of(text), Map.of(text, List.of(text))).impersonationFault())
                .isEmpty();
    }

    @Test
    void aKeyOfAnyTextIsCarriedButNotHalfACharacter() {
        assertThat(caller("a key\n/with: anything").impersonationFault()).isEmpty();
        assertThat(caller("half \ud800").impersonationFault()).isPresent();
    }

    private static Caller caller(String key) {
        return new Caller("a", null, List.of(), Map.of(key, List.of("v")));
    }
}
