package dev.windlass.ingest.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.windlass.contracts.Envelope;
import dev.windlass.ingest.core.letters.Letter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A dead letter as callers see it. */
record LetterView(
        String id,
        String topic,
        String position,
        String namespace,
        String eventId,
        String reason,
        Instant time,
        int bytes,
        String state) {

    static LetterView of(Letter letter) {
        return new LetterView(
                letter.id().toString(),
                letter.topic(),
                letter.position(),
                letter.namespace(),
                letter.eventId(),
                letter.reason(),
                letter.time(),
                letter.bytes(),
                name(letter.state()));
    }

    static String name(Letter.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /**
     * With its record.
     *
     * @param key as text; null where there is none
     * @param value as text, where it is UTF-8
     * @param valueBase64 the value, where it is not
     */
    record Whole(
            @JsonUnwrapped LetterView letter,
            @Schema(types = {"string", "null"}) @Nullable String key,
            List<Header> headers,
            @Schema(types = {"string", "null"}) @Nullable String value,
            @Schema(types = {"string", "null"}) @Nullable String valueBase64) {

        static Whole of(Letter letter, Envelope record) {
            String text = text(record.value());
            return new Whole(
                    LetterView.of(letter),
                    record.key(),
                    record.allHeaders().stream()
                            .map(it -> new Header(it.name(), it.text()))
                            .toList(),
                    text,
                    text == null ? Base64.getEncoder().encodeToString(record.value()) : null);
        }

        private static @Nullable String text(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
    }

    /** A header of the record. */
    record Header(String name, String value) {}
}
