package dev.windlass.golang.time;

import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What Go's struct holds; of the zones themselves only that of UTC, which is none, is told. */
    private static final List<Field> FIELDS = List.of(
            new Field("name", Type.STRING),
            new Field("zone", Type.sliceOf(Type.named("time.zone", Kind.STRUCT))),
            new Field("tx", Type.sliceOf(Type.named("time.zoneTrans", Kind.STRUCT))),
            new Field("extend", Type.STRING),
            new Field("cacheStart", Type.INT64),
            new Field("cacheEnd", Type.INT64),
            new Field("cacheZone", Type.pointerTo(Type.named("time.zone", Kind.STRUCT))));

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

    /** When the period began that holds that instant, in seconds since 1970; null if it has no beginning. */
    @Nullable Long startOf(long unix) {
        ZoneOffsetTransition last =
                rules == null ? null : rules.previousTransition(instant(unix).plusNanos(1));
        return last == null ? null : last.toEpochSecond();
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
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable Object field(String field) {
        return switch (field) {
            case "name" -> name;
            case "zone" -> Slice.nil(Type.named("time.zone", Kind.STRUCT));
            case "tx" -> Slice.nil(Type.named("time.zoneTrans", Kind.STRUCT));
            case "extend" -> "";
            case "cacheStart", "cacheEnd" -> Num.int64(0);
            default -> null;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Location it
                && name.equals(it.name)
                && offset == it.offset
                && Objects.equals(rules, it.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, offset);
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
