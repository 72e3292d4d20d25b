package dev.windlass.ingest.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.Caller;
import dev.windlass.ingest.core.Rejection;
import dev.windlass.ingest.core.webhook.StandardSignature;
import dev.windlass.ingest.core.webhook.WebhookSecrets;
import dev.windlass.ingest.core.webhook.WebhookSenders;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClientCheckTest {
    private static final Access EVENTS = Access.toSendEvents("argo");
    private static final Sender SENDER = new Sender(new Credentials.Bearer("t"), new Credentials.None(), null);

    static List<Caller> unspeakable() {
        return List.of(
                new Caller("jane\nImpersonate-Group: system:masters", null, List.of()),
                new Caller("jane ", null, List.of()),
                new Caller("jane", "u\0", List.of()),
                new Caller("jane", null, List.of("a\u007fb")),
                new Caller("jane", null, List.of(), Map.of("scopes", List.of("a\rb"))));
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void whoCannotBeImpersonatedIsRefusedBeforeAnythingIsStored(Caller caller) {
        assertThatThrownBy(() -> check(caller).admit(SENDER, EVENTS)).isInstanceOfSatisfying(Rejection.class, it -> {
            assertThat(it.reason()).isEqualTo(Rejection.Reason.FORBIDDEN);
            assertThat(it.explanation())
                    .startsWith("a caller's ")
                    .endsWith("must be one line of text without control characters and without blanks around it");
        });
    }

    @Test
    void anyOtherTextIsAName() throws Rejection {
        var caller = new Caller("Жанна Müller", null, List.of("Ärzte"), Map.of("a/b c", List.of("ü")));
        assertThat(check(caller).admit(SENDER, EVENTS)).isEqualTo(caller);
    }

    private static ClientCheck check(Caller caller) {
        var nobodySigns = (WebhookSecrets) Proxy.newProxyInstance(
                ClientCheckTest.class.getClassLoader(),
                new Class<?>[] {WebhookSecrets.class},
                (proxy, method, args) -> {
                    throw new AssertionError("nobody signed");
                });
        var senders = new WebhookSenders(
                nobodySigns, new StandardSignature(Duration.ofMinutes(5), "tolerance", Clock.systemUTC()), 1);
        return new ClientCheck(new Tells(caller), senders, Duration.ofSeconds(5), 10);
    }

    /** The API server's reviews: every token is the caller's, and everyone may do everything. */
    private record Tells(Caller caller) implements Authority {
        @Override
        public Optional<Caller> review(String token) {
            return Optional.of(caller);
        }

        @Override
        public Caller self() {
            return caller;
        }

        @Override
        public Ruling ruling(Caller asked, Access access) {
            return new Ruling(true, "");
        }

        @Override
        public Ruling ownRuling(Access access) {
            return new Ruling(true, "");
        }
    }
}
