package dev.windlass.golang.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The abbreviations that the IANA database gives the zones, which the JDK's copy leaves out.
 *
 * <p>The resource {@code abbreviations.txt} has a line for each set of zones that share theirs: periods, a tab, zone names.
 * A period is the offset in seconds, {@code d} if the JDK holds that daylight is being saved, {@code =}, the abbreviation,
 * and {@code !} if the IANA database holds the contrary, as it does where winter time is the exception.
 */
final class Abbreviations {
    private static final Map<String, Map<Location.Period, Location.Name>> ZONES = read();

    private Abbreviations() {}

    static Map<Location.Period, Location.Name> of(String zone) {
        return ZONES.getOrDefault(zone, Map.of());
    }

    private static Map<String, Map<Location.Period, Location.Name>> read() {
        Map<String, Map<Location.Period, Location.Name>> zones = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Abbreviations.class.getResourceAsStream("abbreviations.txt")),
                StandardCharsets.UTF_8))) {
            in.lines().forEach(line -> {
                int tab = line.indexOf('\t');
                Map<Location.Period, Location.Name> periods = periods(line.substring(0, tab));
                for (String zone : line.substring(tab + 1).split(" ", -1)) {
                    zones.put(zone, periods);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }

    private static Map<Location.Period, Location.Name> periods(String text) {
        Map<Location.Period, Location.Name> periods = new LinkedHashMap<>();
        for (String period : text.split(" ", -1)) {
            int equals = period.indexOf('=');
            boolean daylightSaving = period.charAt(equals - 1) == 'd';
            int offset = Integer.parseInt(period, 0, daylightSaving ? equals - 1 : equals, 10);
            boolean contrary = period.endsWith("!");
            String abbreviation = period.substring(equals + 1, period.length() - (contrary ? 1 : 0));
            periods.put(
                    new Location.Period(offset, daylightSaving),
                    new Location.Name(abbreviation, daylightSaving != contrary));
        }
        return periods;
    }
}
