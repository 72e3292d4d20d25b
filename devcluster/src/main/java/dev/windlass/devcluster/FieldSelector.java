package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field selector: comma-separated {@code field=value}, {@code field==value} or {@code field!=value}. */
record FieldSelector(List<Term> terms) {
    private static final Set<String> ANYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Set<String> OF_EVENTS = Set.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type");

    record Term(String field, boolean equal, String value) {}

    static FieldSelector parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isEmpty()) {
                terms.add(term(part));
            }
        }
        return new FieldSelector(terms);
    }

    private static Term term(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '!' && part.startsWith("!=", i)) {
                return new Term(part.substring(0, i), false, unescape(part.substring(i + 2), part));
            } else if (c == '=') {
                int from = part.startsWith("==", i) ? i + 2 : i + 1;
                return new Term(part.substring(0, i), true, unescape(part.substring(from), part));
            }
        }
        throw Failures.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unescape(String value, String part) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\') {
                if (c == '=') {
                    throw Failures.badRequest("invalid field selector: unescaped character in value: =");
                }
                plain.append(c);
            } else if (i + 1 < value.length() && "\\,=".indexOf(value.charAt(i + 1)) >= 0) {
                plain.append(value.charAt(++i));
            } else {
                throw Failures.badRequest("invalid field selector: invalid escape sequence in value: " + part);
            }
        }
        return plain.toString();
    }

    /** The one name it asks for; empty where there is none. */
    String exactName() {
        for (Term term : terms) {
            if (term.equal && term.field.equals("metadata.name")) {
                return term.value;
            }
        }
        return "";
    }

    /** Refuses fields that can't be selected on. */
    FieldSelector checked(Resource resource) {
        for (Term term : terms) {
            if (!ANYWHERE.contains(term.field) && !known(resource, term.field)) {
                throw Failures.badRequest(
                        resource.custom() ? "field label not supported: " + term.field : refusal(resource, term.field));
            }
        }
        return this;
    }

    private static String refusal(Resource resource, String field) {
        return switch (resource.qualified()) {
            case BuiltIn.EVENTS, BuiltIn.NAMESPACES, BuiltIn.SECRETS -> "field label not supported: " + field;
            default ->
                Json.quote(field) + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
        };
    }

    private static boolean known(Resource resource, String field) {
        return switch (resource.qualified()) {
            case BuiltIn.EVENTS -> OF_EVENTS.contains(field);
            case BuiltIn.NAMESPACES -> field.equals("status.phase") || field.equals("name");
            case BuiltIn.SECRETS -> field.equals("type");
            default -> false;
        };
    }

    boolean matches(Item item) {
        ObjectNode object = null;
        for (Term term : terms) {
            String actual;
            if (term.field.equals("metadata.name") || term.field.equals("name")) {
                actual = item.name();
            } else if (term.field.equals("metadata.namespace")) {
                actual = item.namespace();
            } else {
                object = object == null ? item.object() : object;
                actual = value(object, term.field);
            }
            if (actual.equals(term.value) != term.equal) {
                return false;
            }
        }
        return true;
    }

    private static String value(JsonNode object, String field) {
        if (field.equals("source")) {
            String component = Json.text(object, "source", "component");
            return component.isEmpty() ? Json.text(object, "reportingComponent") : component;
        }
        JsonNode at = object;
        for (String part : field.split("\\.", -1)) {
            at = at.path(part);
        }
        return at.asText();
    }
}
