package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.contracts.kafka.KafkaEnvelopes;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class EventCodecTest {
    private static final EventReceived EVENT = new EventReceived(
            "018f-1",
            "argo",
            "push",
            Map.of("x-github-event", List.of("push", "ünï")),
            RawJson.of("{\"message\": \"hello\"}"),
            new Caller("system:serviceaccount:argo:robot", null, List.of("system:authenticated")),
            Instant.parse("2026-05-04T10:10:00.123Z"),
            "acme/shop");

    @Test
    void whatIsEncodedIsDecoded() throws Exception {
        assertThat(EventCodec.decode(EventCodec.encode(EVENT))).isEqualTo(EVENT);
    }

    @Test
    void thePartitionKeyIsTheRecordsKey() {
        assertThat(EventCodec.encode(EVENT).key()).isEqualTo("acme/shop");
    }

    private static final Instant RECEIVED = Instant.parse("2026-05-04T10:11:00Z");

    @Test
    void theCloudEventsSdkReadsOurs() {
        Envelope message = EventCodec.encode(EVENT);
        try (var sdk = new CloudEventDeserializer()) {
            CloudEvent event = sdk.deserialize(Topics.EVENTS, KafkaEnvelopes.headers(message), message.value());
            assertThat(event.getId()).isEqualTo("018f-1");
            assertThat(event.getTime()).hasToString("2026-05-04T10:10:00.123Z");
            assertThat(event.getExtension("namespace")).isEqualTo("argo");
            assertThat(event.getData().toBytes()).isEqualTo(EVENT.payload().utf8());
        }
    }

    @Test
    void anEventOfTheCloudEventsSdkIsReadWithItsAttributesAsMetadata() throws Exception {
        EventReceived event = EventCodec.decodeForeign(
                fromSdk(Map.of()), "windlass.inbox/0/7", null, SecretHeaders.DEFAULT, RECEIVED);
        assertThat(event.namespace()).isEqualTo("argo");
        assertThat(event.discriminator()).isEqualTo("push");
        assertThat(event.payload()).isEqualTo(RawJson.of("{\"n\":1}"));
        assertThat(event.metadata()).containsEntry("ce-type", List.of("com.example.push"));
    }

    @Test
    void theStructuredModeIsReadToo() throws Exception {
        byte[] json = """
                {"specversion":"1.0","id":"7","source":"/s","type":"t","namespace":"argo","data":{"n":1}}""".getBytes(StandardCharsets.UTF_8);
        var message = new Envelope(null, Map.of("content-type", "application/cloudevents+json; charset=UTF-8"), json);
        EventReceived event =
                EventCodec.decodeForeign(message, "windlass.inbox/0/7", null, SecretHeaders.DEFAULT, RECEIVED);
        assertThat(event.namespace()).isEqualTo("argo");
        assertThat(event.payload()).isEqualTo(RawJson.of("{\"n\":1}"));
        assertThat(event.metadata()).containsEntry("ce-source", List.of("/s"));
    }

    @Test
    void dataThatIsNotJsonIsAStringInEveryMode() throws Exception {
        var binary = new Envelope(
                null,
                Map.of("ce_specversion", "1.0", "ce_namespace", "argo", "content-type", "text/plain"),
                "a \"b\"".getBytes(StandardCharsets.UTF_8));
        EventReceived event = EventCodec.decodeForeign(binary, "p", null, SecretHeaders.DEFAULT, RECEIVED);
        assertThat(event.payload()).isEqualTo(RawJson.of("\"a \\\"b\\\"\""));
        assertThat(event.metadata()).containsEntry("ce-datacontenttype", List.of("text/plain"));
        var noText = new Envelope(
                null,
                Map.of("ce_specversion", "1.0", "ce_namespace", "argo", "content-type", "image/png"),
                new byte[] {(byte) 0xff, 0, 1});
        assertThat(EventCodec.decodeForeign(noText, "p", null, SecretHeaders.DEFAULT, RECEIVED)
                        .payload())
                .isEqualTo(RawJson.of("\"/wAB\""));
        for (String data : List.of("\"data\":\"a\"", "\"data_base64\":\"YQ==\"")) {
            Envelope structured = structured("\"datacontenttype\":\"text/plain\"," + data);
            event = EventCodec.decodeForeign(structured, "p", null, SecretHeaders.DEFAULT, RECEIVED);
            assertThat(event.payload()).isEqualTo(RawJson.of("\"a\""));
            assertThat(event.metadata()).containsEntry("ce-datacontenttype", List.of("text/plain"));
        }
    }

    @Test
    void dataThatSaysItIsJsonAndIsNotIsUnreadable() {
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        for (Envelope message : List.of(
                new Envelope(null, Map.of("namespace", "argo"), text),
                new Envelope(null, Map.of("namespace", "argo", "content-type", "text/plain"), text),
                new Envelope(null, Map.of("ce_specversion", "1.0", "ce_namespace", "argo"), text),
                structured("\"data_base64\":\"YQ==\""),
                structured("\"data_base64\":\"MQ==\",\"data\":1"),
                new Envelope(
                        null, Map.of("content-type", "application/cloudevents-batch+json"), new byte[] {'[', ']'}))) {
            assertThatThrownBy(() -> EventCodec.decodeForeign(message, "p", null, SecretHeaders.DEFAULT, RECEIVED))
                    .isInstanceOf(UnreadableMessageException.class);
        }
    }

    @Test
    void timeIsTheProducersElseTheRecords() throws Exception {
        assertThat(EventCodec.decodeForeign(
                                structured("\"time\":\"2026-05-04T12:00:00+02:00\""),
                                "p",
                                null,
                                SecretHeaders.DEFAULT,
                                RECEIVED)
                        .time())
                .isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        assertThat(EventCodec.decodeForeign(structured("\"a\":1"), "p", null, SecretHeaders.DEFAULT, RECEIVED)
                        .time())
                .isEqualTo(RECEIVED);
    }

    private static Envelope structured(String fields) {
        String json = "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"t\",\"namespace\":\"argo\","
                + fields + "}";
        return new Envelope(
                null, Map.of("content-type", "application/cloudevents+json"), json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void plainJsonWithTwoHeadersIsAnEvent() throws Exception {
        var message =
                new Envelope(null, Map.of("namespace", "argo", "discriminator", "d", "X-Kind", "k"), new byte[] {'1'});
        EventReceived event =
                EventCodec.decodeForeign(message, "windlass.inbox/0/7", null, SecretHeaders.DEFAULT, RECEIVED);
        assertThat(event.discriminator()).isEqualTo("d");
        assertThat(event.metadata()).containsExactly(Map.entry("x-kind", List.of("k")));
        assertThat(event.id())
                .isEqualTo(
                        EventCodec.decodeForeign(message, "windlass.inbox/0/7", null, SecretHeaders.DEFAULT, RECEIVED)
                                .id())
                .isNotEqualTo(
                        EventCodec.decodeForeign(message, "windlass.inbox/0/8", null, SecretHeaders.DEFAULT, RECEIVED)
                                .id());
    }

    @Test
    void aSecretOfAForeignHeaderIsNotMetadataAndAnAttributeIs() throws Exception {
        var message = new Envelope(
                null,
                Map.of(
                        "namespace",
                        "argo",
                        "X-Kind",
                        "k",
                        "X-Api-Key",
                        "s1",
                        "x-amz-security-token",
                        "s2",
                        "ce_token",
                        "t"),
                new byte[] {'1'});
        EventReceived event = EventCodec.decodeForeign(message, "p", null, SecretHeaders.DEFAULT, RECEIVED);
        assertThat(event.metadata()).containsOnlyKeys("x-kind", "ce-token");
        var allowed = new SecretHeaders(List.of("x-kind"), List.of("x-api-key"));
        assertThat(EventCodec.decodeForeign(message, "p", null, allowed, RECEIVED)
                        .metadata())
                .containsOnlyKeys("x-api-key", "ce-token");
    }

    @Test
    void aForeignCallerIsNotBelieved() throws Exception {
        Envelope forged = EventCodec.encode(EVENT);
        var identity = new Caller("system:serviceaccount:argo:inbox", null, List.of());
        assertThat(EventCodec.decodeForeign(forged, "p", identity, SecretHeaders.DEFAULT, RECEIVED)
                        .caller())
                .isEqualTo(identity);
    }

    @Test
    void aForeignIdIsScopedToItsNamespace() throws Exception {
        String one = EventCodec.decodeForeign(EventCodec.encode(EVENT), "p", null, SecretHeaders.DEFAULT, RECEIVED)
                .id();
        Envelope elsewhere = EventCodec.encode(EVENT).with(Map.of("ce_namespace", "other"));
        assertThat(EventCodec.decodeForeign(elsewhere, "p", null, SecretHeaders.DEFAULT, RECEIVED)
                        .id())
                .isNotEqualTo(one);
        assertThat(one).isNotEqualTo(EVENT.id());
    }

    @Test
    void twoCloudEventsWithOneIdOfTwoSourcesAreTwoEvents() throws Exception {
        Envelope one = foreign(Map.of("ce_id", "7", "ce_source", "/a"), "1");
        assertThat(id(one, "p/0/1")).isEqualTo(id(one, "p/0/2"));
        assertThat(id(foreign(Map.of("ce_id", "7", "ce_source", "/b"), "1"), "p/0/1"))
                .isNotEqualTo(id(one, "p/0/1"));
        assertThat(id(foreign(Map.of("ce_id", "7", "ce_source", "/a", "discriminator", "d"), "1"), "p/0/1"))
                .isNotEqualTo(id(one, "p/0/1"));
    }

    @Test
    void twoValuesUnderOneIdempotencyKeyAreTwoEvents() throws Exception {
        Envelope one = foreign(Map.of("Idempotency-Key", "k"), "1");
        assertThat(id(one, "p/0/1")).isEqualTo(id(one, "p/0/2"));
        assertThat(id(foreign(Map.of("Idempotency-Key", "k"), "2"), "p/0/1")).isNotEqualTo(id(one, "p/0/1"));
    }

    @Test
    void aRecordThatIsPutBackStaysTheSameEventHoweverOftenItIs() throws Exception {
        Envelope one = foreign(Map.of(), "1");
        Envelope again = EventCodec.again(one, "p/0/1");
        assertThat(id(again, "p/0/9")).isEqualTo(id(one, "p/0/1"));
        assertThat(id(EventCodec.again(again, "p/0/9"), "p/0/17")).isEqualTo(id(one, "p/0/1"));
    }

    private static Envelope foreign(Map<String, String> headers, String value) {
        return new Envelope(null, Map.of("namespace", "argo"), value.getBytes(StandardCharsets.UTF_8)).with(headers);
    }

    private static String id(Envelope message, String position) throws UnreadableMessageException {
        return EventCodec.decodeForeign(message, position, null, SecretHeaders.DEFAULT, RECEIVED)
                .id();
    }

    @Test
    void anEventWithoutANamespaceIsUnreadable() {
        var message = new Envelope(null, Map.of(), new byte[] {'1'});
        assertThatThrownBy(() -> EventCodec.decodeForeign(message, "p", null, SecretHeaders.DEFAULT, RECEIVED))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("namespace");
    }

    @Test
    void aNamespaceThatIsNoDnsLabelIsUnreadable() {
        var message = new Envelope(null, Map.of("namespace", "Not/A/Label"), new byte[] {'1'});
        assertThatThrownBy(() -> EventCodec.decodeForeign(message, "p", null, SecretHeaders.DEFAULT, RECEIVED))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("DNS label");
    }

    private static Envelope fromSdk(Map<String, Object> settings) {
        try (var sdk = new CloudEventSerializer()) {
            sdk.configure(settings, false);
            var headers = new RecordHeaders();
            byte[] value = sdk.serialize(
                    Topics.INBOX,
                    headers,
                    CloudEventBuilder.v1()
                            .withId("7")
                            .withSource(URI.create("/test"))
                            .withType("com.example.push")
                            .withExtension("namespace", "argo")
                            .withExtension("discriminator", "push")
                            .withData("application/json", "{\"n\":1}".getBytes(StandardCharsets.UTF_8))
                            .build());
            return KafkaEnvelopes.of(null, headers, value);
        }
    }
}
