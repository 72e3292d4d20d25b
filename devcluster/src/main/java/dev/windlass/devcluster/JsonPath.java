package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSONPath of printer columns: fields, indices, {@code [*]} and {@code [?(@.a=="b")]}. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.?(?:\\[\\?\\(@\\.([^=!)]+?)\\s*==\\s*[\"']([^\"']*)[\"']\\)]|\\['([^']+)']|\\[(-?\\d+|\\*)]|((?:[^.\\[\\\\]|\\\\.)+))");

    private final String text;
    private final List<Step> steps;

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    String text() {
        return text;
    }

    /** One step down; several results where it fans out. */
    private interface Step {
        List<JsonNode> of(JsonNode node);
    }

    static JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (end < text.length() && step.find(end) && step.start() == end) {
            steps.add(step(step));
            end = step.end();
        }
        return end == text.length() ? new JsonPath(text, steps) : new JsonPath(text, List.of(node -> List.of()));
    }

    private static Step step(Matcher step) {
        String filter = step.group(1);
        if (filter != null) {
            JsonPath path = parse("." + filter.strip());
            String wanted = step.group(2);
            return node -> children(node).stream()
                    .filter(child -> path.first(child).asText().equals(wanted))
                    .toList();
        }
        String index = step.group(4);
        if (index != null) {
            return index.equals("*") ? JsonPath::children : node -> at(node, Integer.parseInt(index));
        }
        String name = step.group(3) == null ? step.group(5).replace("\\", "") : step.group(3);
        return node -> node.has(name) ? List.of(node.get(name)) : List.of();
    }

    private static List<JsonNode> at(JsonNode node, int index) {
        JsonNode found = node.path(index < 0 ? node.size() + index : index);
        return found.isMissingNode() ? List.of() : List.of(found);
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        return children;
    }

    JsonNode first(JsonNode root) {
        List<JsonNode> at = List.of(root);
        for (Step step : steps) {
            at = at.stream().flatMap(node -> step.of(node).stream()).toList();
        }
        return at.isEmpty() ? MissingNode.getInstance() : at.getFirst();
    }
}
