package dev.windlass.golang.time;

import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Go's {@code *time.Location}. Local time is UTC here.
 *
 * @param name as Go prints it: {@code UTC}, {@code Local}, an IANA name, or the abbreviation of a fixed zone, maybe empty
 * @param zone the rules
 * @param fixed whether the name is the abbreviation as well; else that comes from the rules
 */
public record Location(String name, ZoneId zone, boolean fixed) implements GoObject {
    public static final Type TYPE = Type.pointerTo(Type.named("time.Location", Kind.STRUCT), "String");
    public static final Location UTC = new Location("UTC", ZoneOffset.UTC, true);
    public static final Location LOCAL = new Location("Local", ZoneOffset.UTC, false);

    /** A zone that is always so many seconds east of UTC. */
    public static Location fixed(String name, int offsetSeconds) {
        return new Location(name, ZoneOffset.ofTotalSeconds(offsetSeconds), true);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String text() {
        return name;
    }
}
