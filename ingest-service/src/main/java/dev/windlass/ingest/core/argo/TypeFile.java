package dev.windlass.ingest.core.argo;

import dev.windlass.ingest.core.argo.GoType.Field;
import dev.windlass.ingest.core.argo.GoType.Structure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the table of types; its head says what stands in it. */
final class TypeFile {
    /** Structures' names, and their fields as they are written. */
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** Names that stand for another type or for a form. */
    private final Map<String, String> meanings = new HashMap<>();

    private final Map<String, GoType> types = new HashMap<>();

    private TypeFile() {}

    static Map<String, GoType> read(String text) {
        TypeFile file = new TypeFile();
        file.split(text);
        Map<String, GoType> all = new LinkedHashMap<>();
        file.fields.keySet().forEach(it -> all.put(it, file.type(it)));
        return all;
    }

    private void split(String text) {
        String section = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                section = line;
                if (!section.startsWith("= ")) {
                    fields.put(section, "");
                }
            } else if (section.startsWith("= ")) {
                for (String name : words(line)) {
                    meanings.put(name, section.substring(2));
                }
            } else {
                fields.merge(section, line, String::concat);
            }
        }
    }

    private GoType type(String name) {
        GoType known = types.get(name);
        if (known == null) {
            known = fields.containsKey(name) ? structure(name) : plain(name, meanings.getOrDefault(name, name));
            types.put(name, known);
        }
        return known;
    }

    private Structure structure(String name) {
        var structure = new Structure(name);
        // Types may hold themselves.
        types.put(name, structure);
        List<String> written = words(fields.getOrDefault(name, ""));
        for (String each : written) {
            if (!each.startsWith("+")) {
                String field = each.substring(0, each.indexOf(':'));
                structure.add(new Field(field, field, type(each.substring(field.length() + 1))));
            }
        }
        for (String each : written) {
            if (each.startsWith("+")) {
                String embedded = each.substring(1, each.indexOf(':'));
                if (type(each.substring(embedded.length() + 2)) instanceof Structure inner) {
                    inner.fields().values().forEach(it -> structure.add(it.embeddedBy(embedded)));
                }
            }
        }
        return structure;
    }

    private GoType plain(String name, String meaning) {
        if (meaning.startsWith("*")) {
            return type(meaning.substring(1));
        }
        if (meaning.startsWith("[]")) {
            GoType item = type(meaning.substring(2));
            return meaning.equals("[]uint8") ? new GoType.Bytes(name, item) : new GoType.Items(name, item);
        }
        if (meaning.startsWith("map[")) {
            return new GoType.Entries(name, type(meaning.substring(meaning.indexOf(']') + 1)));
        }
        return switch (meaning) {
            case "string" -> new GoType.Text(name);
            case "bool" -> new GoType.Flag(name);
            case "int32" -> new GoType.Whole(name, 32, true);
            case "int", "int64" -> new GoType.Whole(name, 64, true);
            case "uint8" -> new GoType.Whole(name, 8, false);
            case "uint64" -> new GoType.Whole(name, 64, false);
            default -> new GoType.Own(name, form(meaning));
        };
    }

    private static OwnForm form(String word) {
        return Arrays.stream(OwnForm.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no type and no form: " + word));
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.split(" ")).filter(it -> !it.isEmpty()).toList();
    }
}
