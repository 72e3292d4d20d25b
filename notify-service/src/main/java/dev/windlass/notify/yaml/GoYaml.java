package dev.windlass.notify.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the first document of a YAML text as go-yaml v2 does.
 *
 * <p>The result is made of Map (keys sorted), List, String, Boolean, Long, BigInteger, Double and null.
 */
public final class GoYaml {
    /** How many values a text may come to once its aliases are followed. */
    static final int MAX_VALUES = 100_000;

    static final int MAX_DEPTH = 100;

    private final UnaryOperator<String> strings;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    private GoYaml(UnaryOperator<String> strings) {
        this.strings = strings;
    }

    /** Reads a text; null where it is empty or says so. */
    public static @Nullable Object read(String text) throws MalformedException {
        return read(text, UnaryOperator.identity());
    }

    /**
     * Reads a text and puts every string in it, but no key, through {@code strings}; what comes out stays a string,
     * whatever it looks like.
     */
    public static @Nullable Object read(String text, UnaryOperator<String> strings) throws MalformedException {
        Node root = compose(text);
        return root == null ? null : new GoYaml(strings).value(root);
    }

    private static @Nullable Node compose(String text) throws MalformedException {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_VALUES);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(text)).iterator();
            return documents.hasNext() ? documents.next() : null;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new MalformedException("not YAML: line " + line + ": " + withoutText(e.getProblem()));
        } catch (YAMLException e) {
            throw new MalformedException("not YAML: it has a forbidden character, or is too long or too deep");
        }
    }

    /** The parser's words for the problem, unless they quote from the text. */
    private static String withoutText(@Nullable String problem) {
        return problem == null || problem.length() > 120 ? "the text is malformed" : problem;
    }

    private @Nullable Object value(Node node) throws MalformedException {
        if (++values > MAX_VALUES) {
            throw new MalformedException("more than " + MAX_VALUES + " values");
        }
        if (node instanceof ScalarNode scalar) {
            Object value = Scalars.resolve(scalar);
            return value instanceof String text ? strings.apply(text) : value;
        }
        if (open.size() > MAX_DEPTH || open.contains(node)) {
            throw new MalformedException("an anchor contains itself");
        }
        open.add(node);
        try {
            return switch (node) {
                case SequenceNode sequence -> list(sequence);
                case MappingNode mapping -> map(mapping);
                default -> throw new MalformedException("an alias stands where a value is due");
            };
        } finally {
            open.remove(node);
        }
    }

    private List<@Nullable Object> list(SequenceNode node) throws MalformedException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node element : node.getValue()) {
            list.add(value(element));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, @Nullable Object> map(MappingNode node) throws MalformedException {
        Map<String, @Nullable Object> map = new TreeMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (Scalars.isMerge(entry.getKeyNode())) {
                merge(map, entry.getValueNode());
            } else {
                map.put(Scalars.key(entry.getKeyNode()), value(entry.getValueNode()));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** In go-yaml v2 a merge wins over keys before it. */
    private void merge(Map<String, @Nullable Object> map, Node source) throws MalformedException {
        switch (value(source)) {
            case Map<?, ?> one -> one.forEach((key, it) -> map.put((String) key, it));
            case List<?> several -> {
                for (Object each : several.reversed()) {
                    if (!(each instanceof Map<?, ?> one)) {
                        throw new MalformedException("map merge requires map or sequence of maps as the value");
                    }
                    one.forEach((key, it) -> map.put((String) key, it));
                }
            }
            case null, default ->
                throw new MalformedException("map merge requires map or sequence of maps as the value");
        }
    }
}
