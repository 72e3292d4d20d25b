package dev.windlass.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.contracts.kafka.KafkaEnvelopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:10:00Z");

    @Test
    void theOriginalComesBackByteByByte() {
        byte[] notText = {(byte) 0xFF, 0, (byte) 0xC3};
        var headers = new RecordHeaders();
        headers.add("twice", new byte[] {1});
        headers.add("odd", notText);
        headers.add("twice", new byte[] {2});
        headers.add("nothing", null);
        Envelope original = KafkaEnvelopes.of(notText, headers, notText);
        Envelope parked = Retry.next("t", original, NOW, Duration.ofDays(1), Duration.ZERO)
                .orElseThrow()
                .message();
        Envelope letter = DeadLetters.of(parked, "t", "t/0/1", "no", NOW);

        ProducerRecord<byte[], byte[]> back = KafkaEnvelopes.toRecord("t", DeadLetters.original(letter));
        assertThat(back.key()).isEqualTo(notText);
        assertThat(back.value()).isEqualTo(notText);
        assertThat(back.headers()).isEqualTo(headers);
    }

    @Test
    void aRecordWithoutKeyAndValueStaysOne() {
        Envelope original = KafkaEnvelopes.of(null, new RecordHeaders(), null);
        ProducerRecord<byte[], byte[]> back =
                KafkaEnvelopes.toRecord("t", DeadLetters.original(DeadLetters.of(original, "t", "t/0/1", "no", NOW)));
        assertThat(back.key()).isNull();
        assertThat(back.value()).isNull();
    }

    @Test
    void theReasonIsOneLineOfBoundedLength() {
        var original = new Envelope("k", Map.of(), new byte[0]);
        assertThat(DeadLetters.of(original, "t", "t/0/1", "no\n\tat a.b.c\r\nnor d", NOW)
                        .header(DeadLetters.REASON))
                .isEqualTo("no at a.b.c nor d");
        assertThat(DeadLetters.of(original, "t", "t/0/1", "x".repeat(10_000), NOW)
                        .header(DeadLetters.REASON))
                .hasSizeLessThan(5_000);
    }

    @Test
    void aRecordThatClaimsToBeAMarkIsALetter() {
        var original = new Envelope("k", Map.of(DeadLetters.LETTER, "0-0", DeadLetters.MARK, "dropped"), new byte[0]);
        assertThat(DeadLetters.of(original, "t", "t/0/1", "no", NOW).header(DeadLetters.LETTER))
                .isNull();
    }
}
