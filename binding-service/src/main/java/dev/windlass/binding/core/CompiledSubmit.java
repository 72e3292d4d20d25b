package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.SubmitCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a binding submits, its expressions compiled: they are evaluated in Argo Workflows' order. */
final class CompiledSubmit {
    /** No API server takes a Workflow as long as that. */
    private static final int MOST_TEXT = 1 << 20;

    private final Binding binding;
    private final Binding.Submit submit;
    private final @Nullable Expression name;
    private final @Nullable Expression generateName;
    private final Map<String, Expression> labels;
    private final Map<String, Expression> annotations;
    private final List<CompiledArgument> arguments;

    CompiledSubmit(Binding binding, Binding.Submit submit) {
        this.binding = binding;
        this.submit = submit;
        this.name = submit.name().isEmpty() ? null : new Expression(submit.name());
        this.generateName = submit.generateName().isEmpty() ? null : new Expression(submit.generateName());
        this.labels = compiled(submit.labels());
        this.annotations = compiled(submit.annotations());
        this.arguments = submit.parameters().stream().map(CompiledArgument::new).toList();
    }

    SubmitCommand command(EventReceived event, EventVariables variables) throws ExpressionFailure {
        EventVariables helped = submit.hasMetadata() ? variables.withHelpers() : variables;
        String fixed = name == null ? "" : name.text("name", helped);
        String prefix =
                generateName == null ? submit.template().name() + "-" : generateName.text("generateName", helped);
        return new SubmitCommand(
                event.id(),
                event.namespace(),
                binding.name(),
                submit.template(),
                fixed.isEmpty() ? WorkflowName.generate(prefix, event.id(), binding.uid()) : fixed,
                prefix.isEmpty() ? null : prefix,
                texts(labels, "label", helped),
                texts(annotations, "annotation", helped),
                parameters(variables),
                event.caller(),
                event.partitionKey(),
                binding.instanceId(),
                binding.uid());
    }

    /** By name, so that of several that fail it is always the same one's failure that is told. */
    private static Map<String, Expression> compiled(Map<String, String> sources) {
        Map<String, Expression> compiled = new TreeMap<>();
        sources.forEach((key, source) -> compiled.put(key, new Expression(source)));
        return compiled;
    }

    private static Map<String, String> texts(Map<String, Expression> from, String what, EventVariables variables)
            throws ExpressionFailure {
        Map<String, String> texts = new LinkedHashMap<>();
        long length = 0;
        for (Map.Entry<String, Expression> each : from.entrySet()) {
            String text = each.getValue().text(what + " \"" + each.getKey() + "\"", variables);
            length = limited(length + text.length());
            texts.put(each.getKey(), text);
        }
        return texts;
    }

    private List<SubmitCommand.Parameter> parameters(EventVariables variables) throws ExpressionFailure {
        List<SubmitCommand.Parameter> parameters = new ArrayList<>();
        long length = 0;
        for (CompiledArgument argument : arguments) {
            SubmitCommand.Parameter parameter = argument.parameter(variables);
            length = limited(length + parameter.value().length());
            parameters.add(parameter);
        }
        return parameters;
    }

    private static long limited(long length) throws ExpressionFailure {
        if (length > MOST_TEXT) {
            throw new ExpressionFailure("the workflow would be longer than " + MOST_TEXT + " characters");
        }
        return length;
    }
}
