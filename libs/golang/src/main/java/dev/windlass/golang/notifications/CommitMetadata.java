package dev.windlass.golang.notifications;

import dev.windlass.golang.Kind;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import dev.windlass.golang.time.Time;
import java.util.List;

/**
 * A commit.
 *
 * @param message the whole message
 * @param author name and address
 * @param date when it was made
 * @param tags that point to it
 */
public record CommitMetadata(String message, String author, Time date, List<String> tags) {
    private static final Type TYPE = Type.named("shared.CommitMetadata", Kind.STRUCT);

    public CommitMetadata {
        tags = List.copyOf(tags);
    }

    Struct value() {
        return Struct.of(TYPE)
                .field("Message", Type.STRING, message)
                .field("Author", Type.STRING, author)
                .field("Date", Time.TYPE, date)
                .field("Tags", Type.STRINGS, tags.isEmpty() ? Slice.nil(Type.STRING) : Slice.strings(tags))
                .build();
    }
}
