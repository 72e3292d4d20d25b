package dev.windlass.golang.time;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Go's {@code *time.Location}. Local time is UTC here; rules come from the JDK's copy of the IANA database. */
public final class Location implements GoObject {
    public static final Type TYPE = Type.pointerTo(Type.named("time.Location", Kind.STRUCT), "String");
    public static final Location UTC = new Location("UTC", 0, null, Map.of());
    public static final Location LOCAL = new Location("UTC", 0, null, Map.of());

    /** Names of the IANA database that the JDK's copy leaves out, and what they link to. */
    private static final Map<String, String> MISSING_LINKS =
            Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

    private static final Map<String, Location> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final int offset;
    private final @Nullable ZoneRules rules;
    private final Map<Period, Name> names;

    /** What tells the abbreviations of one zone apart. */
    record Period(int offset, boolean daylightSaving) {}

    /** What the IANA database says of a period. */
    record Name(String abbreviation, boolean daylightSaving) {}

    private Location(String name, int offset, @Nullable ZoneRules rules, Map<Period, Name> names) {
        this.name = name;
        this.offset = offset;
        this.rules = rules;
        this.names = names;
    }

    /** {@code time.FixedZone}: always so many seconds east of UTC; the name, maybe empty, is the abbreviation as well. */
    public static Location fixed(String name, int offsetSeconds) {
        return new Location(name, offsetSeconds, null, Map.of());
    }

    /**
     * {@code time.LoadLocation}: an IANA name, {@code UTC}, {@code Local} or nothing, which is UTC.
     *
     * @throws GoException {@code unknown time zone ...} or {@code time: invalid location name}
     */
    public static Location load(String name) throws GoException {
        if (name.isEmpty() || name.equals("UTC")) {
            return UTC;
        }
        if (name.equals("Local")) {
            return LOCAL;
        }
        if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
            throw new GoException("time: invalid location name");
        }
        String id = MISSING_LINKS.getOrDefault(name, name);
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
            throw new GoException("unknown time zone " + name);
        }
        return LOADED.computeIfAbsent(
                name, it -> new Location(it, 0, ZoneId.of(id).getRules(), Abbreviations.of(id)));
    }

    /** As Go prints it: {@code UTC}, an IANA name, or the name of a fixed zone. */
    public String name() {
        return name;
    }

    /** Seconds east of UTC at an instant in seconds since 1970. */
    int offsetAt(long unix) {
        return rules == null ? offset : rules.getOffset(instant(unix)).getTotalSeconds();
    }

    /** Abbreviation of the zone at that instant, such as {@code CEST} or {@code -03}; maybe empty for a fixed zone. */
    String abbreviationAt(long unix) {
        if (rules == null) {
            return name;
        }
        List<ZoneOffsetTransition> transitions = rules.getTransitions();
        if (!transitions.isEmpty() && unix < transitions.getFirst().toEpochSecond()) {
            return "LMT";
        }
        int at = offsetAt(unix);
        Name known = names.get(new Period(at, rules.isDaylightSavings(instant(unix))));
        return known != null ? known.abbreviation : Layouts.numericZone(at);
    }

    boolean isDaylightSavingAt(long unix) {
        if (rules == null) {
            return false;
        }
        boolean saving = rules.isDaylightSavings(instant(unix));
        Name known = names.get(new Period(offsetAt(unix), saving));
        return known != null ? known.daylightSaving : saving;
    }

    /** The offset that an abbreviation means around a local time taken as UTC; null if the zone never bears it. */
    @Nullable Integer offsetOf(String abbreviation, long localAsUtc) {
        Integer found = null;
        for (Map.Entry<Period, Name> entry : names.entrySet()) {
            if (entry.getValue().abbreviation.equals(abbreviation)) {
                int candidate = entry.getKey().offset();
                if (abbreviationAt(localAsUtc - candidate).equals(abbreviation)) {
                    return offsetAt(localAsUtc - candidate);
                }
                found = found == null ? Integer.valueOf(candidate) : found;
            }
        }
        return found;
    }

    private static Instant instant(long unix) {
        return Instant.ofEpochSecond(Math.clamp(unix, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String text() {
        return name;
    }

    @Override
    public @Nullable GoFunction method(String method) {
        return method.equals("String") ? GoFunction.getter(method, Type.STRING, () -> name) : null;
    }

    @Override
    public String toString() {
        return name;
    }
}
