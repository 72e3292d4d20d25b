package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.windlass.contracts.kafka.Addressed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");

    @Test
    void aSubmitCommandIsDecodedAsEncoded() throws Exception {
        var command = new SubmitCommand(
                "e1",
                "argo",
                "hello",
                new SubmitCommand.TemplateRef("hello", false),
                "hello-abc",
                null,
                Map.of("a", "b"),
                Map.of(),
                List.of(new SubmitCommand.Parameter("message", "hello \\\"events\\\"")),
                null,
                null,
                "i1",
                "uid-of-hello");
        Envelope message = JsonCodec.SUBMISSIONS.encode(command);
        assertThat(JsonCodec.SUBMISSIONS.decode(message)).isEqualTo(command);
        assertThat(message.key()).isEqualTo("hello-abc");
    }

    @Test
    void aDeliveryKeepsTheNumbersOfItsApplication() throws Exception {
        var delivery = new Delivery(
                "d1",
                "team-a",
                "s1",
                RawJson.of("{\"int\":9007199254740993,\"float\":2.0,\"nothing\":null}"),
                "on-deployed",
                List.of("t"),
                new Delivery.Destination("slack", "team"),
                Delivery.ImageChanges.NONE,
                NOW);
        assertThat(JsonCodec.DELIVERIES.decode(JsonCodec.DELIVERIES.encode(delivery)))
                .isEqualTo(delivery);
    }

    static List<Outcome.Result> results() {
        return List.of(
                new Outcome.Matched("b", "w"),
                new Outcome.NotMatched("b"),
                new Outcome.ManyNotMatched(12, List.of("a", "b")),
                new Outcome.BindingFailed("b", "e"),
                new Outcome.NoBindings(),
                new Outcome.Duplicate("b", "w"),
                new Outcome.Created("b", "w"),
                new Outcome.SubmitFailed("b", "w", "e"),
                new Outcome.NotNotified("r"),
                new Outcome.Notifying("t", "d"),
                new Outcome.TriggerFailed("t", "e"),
                new Outcome.Delivered("t", "d"),
                new Outcome.DeliveryFailed("t", "d", "e"),
                new Outcome.Delayed("w", "r", NOW),
                new Outcome.Dead("t", "w", "r"),
                new Outcome.Replayed("0-1", "t"),
                new Outcome.Dropped("0-1", "t"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyOutcomeIsDecodedAsEncoded(Outcome.Result result) throws Exception {
        Outcome outcome = Outcome.of("e1", "argo", NOW, result);
        assertThat(JsonCodec.OUTCOMES.decode(JsonCodec.OUTCOMES.encode(outcome)))
                .isEqualTo(outcome);
    }

    @Test
    void everyKindOfResultIsTestedHere() {
        assertThat(results())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Outcome.Result.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .<Class<?>>map(JsonSubTypes.Type::value)
                        .toList());
    }

    @Test
    void aDecisionOnAnotherSendingIsAnotherFact() throws Exception {
        var failed = new Outcome.BindingFailed("b", "e");
        Outcome first = Outcome.decided("e1", "windlass.events/0/1", "argo", NOW, failed);
        Outcome second = Outcome.decided("e1", "windlass.events/0/2", "argo", NOW, failed);
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(JsonCodec.OUTCOMES.decode(JsonCodec.OUTCOMES.encode(second))).isEqualTo(second);
    }

    @Test
    void outcomesOfEarlierVersionsAreRead() throws Exception {
        String json = """
                {"id":"e1/x","eventId":"e1","namespace":"argo","time":"2026-05-04T10:10:00Z","result":%s}""";
        assertThat(outcome(json.formatted("{\"type\":\"duplicate\"}")).result())
                .isEqualTo(new Outcome.Duplicate("", ""));
        assertThat(outcome(json.formatted("{\"type\":\"dead\",\"topic\":\"t\",\"reason\":\"r\"}"))
                        .result())
                .isEqualTo(new Outcome.Dead("t", "", "r"));
    }

    private static Outcome outcome(String json) throws UnreadableMessageException {
        return JsonCodec.OUTCOMES.decode(new Envelope(null, Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"eventId\": 1", "\u0000"})
    void whatIsNoCommandIsUnreadable(String value) {
        var message = new Envelope(null, Map.of(), value.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> JsonCodec.SUBMISSIONS.decode(message)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void aSyncIsDecodedAsEncoded() throws Exception {
        var sync = new SyncObserved(
                "s1",
                "argocd",
                "shop",
                SyncObserved.Kind.SYNC_RESULT,
                RawJson.of("{\"revision\": \"f39\",  \"resources\": []}"),
                NOW);
        assertThat(SyncCodec.decode(SyncCodec.encode(sync), "p", NOW)).isEqualTo(sync);
    }

    @Test
    void anApplicationFromAnyProducerNamesItself() throws Exception {
        var message = new Envelope(
                null,
                Map.of(),
                "{\"kind\":\"Application\",\"metadata\":{\"name\":\"shop\",\"namespace\":\"argocd\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        SyncObserved sync = SyncCodec.decode(message, "windlass.syncs/0/1", NOW);
        assertThat(sync.application()).isEqualTo("shop");
        assertThat(sync.kind()).isEqualTo(SyncObserved.Kind.APPLICATION);
        assertThat(sync.id()).isEqualTo("windlass.syncs/0/1");
    }

    @Test
    void aDeletionIsToldByItsTypeWhateverItsDataLooksLike() throws Exception {
        for (String data : List.of("{\"metadata\":{\"uid\":\"u\"}}", "{\"kind\":\"Application\",\"status\":{}}")) {
            var deleted = new SyncObserved("d1", "argocd", "shop", SyncObserved.Kind.DELETED, RawJson.of(data), NOW);
            Envelope message = SyncCodec.encode(deleted);
            assertThat(message.header(CloudEvent.TYPE)).isEqualTo("dev.windlass.sync.deleted.v1");
            assertThat(SyncCodec.decode(message, "p", NOW)).isEqualTo(deleted);
        }
    }

    @Test
    void whatIsKnownOfAnApplicationIsDecodedAsEncoded() throws Exception {
        var known = new KnownApplication(
                "argocd",
                "shop",
                "u",
                true,
                "f39",
                List.of(new KnownApplication.Image("nginx:1.27.1", NOW)),
                List.of("nginx:1.27.0"),
                Map.of("f39:on-deployed:[0].abc:slack:team", 1_777_889_400L));
        var sync = new SyncObserved("s1", "argocd", "shop", SyncObserved.Kind.APPLICATION, RawJson.of("{}"), NOW);
        Envelope message = ApplicationCodec.encode(known, sync);
        assertThat(ApplicationCodec.decode(message)).isEqualTo(known);
        assertThat(message.key()).isEqualTo("argocd/shop");
        assertThat(message.header(CloudEvent.ID)).isEqualTo("s1");
        assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("""
                {"namespace":"argocd","application":"shop","uid":"u","watched":true,"revision":"f39",\
                "images":[{"image":"nginx:1.27.1","since":"2026-05-04T10:10:00Z"}],"previousImages":["nginx:1.27.0"],\
                "notified":{"f39:on-deployed:[0].abc:slack:team":1777889400}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"namespace\":\"argocd\",\"application\":\"shop\"}",
                "{\"namespace\":\"a\",\"application\":\"b\",\"watched\":true,\"revision\":\"\",\"images\":[{}],\"previousImages\":[],\"notified\":{}}",
                "{\"application\":\"b\",\"watched\":true,\"revision\":\"\",\"images\":[],\"previousImages\":[],\"notified\":{}}"
            })
    void whatIsNoKnownApplicationIsUnreadable(String value) {
        var message = new Envelope("argocd/shop", Map.of(), value.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ApplicationCodec.decode(message)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void anApplicationIsForgottenByARecordWithoutAValue() {
        Envelope message = ApplicationCodec.forgotten("argocd", "shop");
        assertThat(message.key()).isEqualTo("argocd/shop");
        assertThat(message.rawValue()).isNull();
        assertThat(new Addressed.ValueSerializer().serialize("t", new Addressed("t", message)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "{\"revision\":1}", "nope"})
    void whatIsNoSyncIsUnreadable(String value) {
        var message = new Envelope(
                null, Map.of("namespace", "argocd", "application", "shop"), value.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SyncCodec.decode(message, "p", NOW)).isInstanceOf(UnreadableMessageException.class);
    }
}
