package dev.windlass.binding.core;

import dev.windlass.contracts.EventReceived;
import dev.windlass.contracts.Outcome;
import dev.windlass.contracts.SubmitCommand;
import dev.windlass.expr.ExprException;
import dev.windlass.golang.Budget;
import dev.windlass.golang.Values;
import dev.windlass.golang.fmt.Fmt;
import dev.windlass.golang.json.Json;
import dev.windlass.golang.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A binding with its expressions compiled. Thread-safe.
 *
 * @see <a href="https://argo-workflows.readthedocs.io/en/latest/events/">Argo Workflows: Events</a>
 */
public final class CompiledBinding {
    private final Binding binding;
    private final Expression selector;
    private final Map<String, Expression> expressions = new LinkedHashMap<>();

    public CompiledBinding(Binding binding) {
        this.binding = binding;
        this.selector = new Expression(binding.selector());
        Binding.Submit submit = binding.submit();
        if (submit != null) {
            add(submit.name());
            add(submit.generateName());
            submit.labels().values().forEach(this::add);
            submit.annotations().values().forEach(this::add);
            submit.parameters().forEach(it -> add(it.event() == null ? "" : it.event()));
        }
    }

    public String name() {
        return binding.name();
    }

    /** What the binding makes of an event; never throws for what its author or the sender wrote. */
    Decision decide(EventReceived event, EventVariables variables) {
        try {
            if (!selects(variables)) {
                return new Decision.Outcomes(new Outcome.NotMatched(binding.name()));
            }
            Binding.Submit submit = binding.submit();
            if (submit == null) {
                return new Decision.Outcomes(new Outcome.Matched(binding.name(), ""));
            }
            SubmitCommand command = command(event, submit, variables);
            return new Decision.Submit(command, new Outcome.Matched(binding.name(), command.name()));
        } catch (ExpressionFailure e) {
            return new Decision.Outcomes(new Outcome.BindingFailed(binding.name(), e.explanation()));
        }
    }

    private void add(String source) {
        if (!source.isEmpty()) {
            expressions.computeIfAbsent(source, Expression::new);
        }
    }

    private boolean selects(EventVariables variables) throws ExpressionFailure {
        Object result;
        try {
            result = selector.evaluate(variables);
        } catch (ExprException e) {
            throw new ExpressionFailure(
                    "failed to evaluate workflow template expression: unable to evaluate expression '"
                            + selector.source() + "': " + e.getMessage());
        }
        if (result instanceof Boolean matched) {
            return matched;
        }
        throw new ExpressionFailure(
                "failed to evaluate workflow template expression: unable to cast expression result '"
                        + Fmt.sprintf(Budget.UNLIMITED, "%s", result) + "' to bool");
    }

    private SubmitCommand command(EventReceived event, Binding.Submit submit, EventVariables variables)
            throws ExpressionFailure {
        EventVariables helped = submit.hasMetadata() ? variables.withHelpers() : variables;
        String name = text(submit.name(), "workflow name", helped);
        String generateName = text(submit.generateName(), "workflow generateName", helped);
        Map<String, String> labels = texts(submit.labels(), "workflow label", helped);
        Map<String, String> annotations = texts(submit.annotations(), "workflow annotation", helped);
        String prefix = generateName.isEmpty() ? submit.template().name() + "-" : generateName;
        return new SubmitCommand(
                event.id(),
                event.namespace(),
                binding.name(),
                submit.template(),
                name.isEmpty() ? WorkflowName.generate(prefix, event.id(), binding.uid()) : name,
                prefix,
                labels,
                annotations,
                parameters(submit, variables),
                event.caller(),
                event.partitionKey());
    }

    private Map<String, String> texts(Map<String, String> sources, String what, EventVariables variables)
            throws ExpressionFailure {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            texts.put(source.getKey(), text(source.getValue(), what + " \"" + source.getKey() + "\"", variables));
        }
        return texts;
    }

    private String text(String source, String what, EventVariables variables) throws ExpressionFailure {
        if (source.isEmpty()) {
            return "";
        }
        Object result;
        try {
            result = evaluate(source, variables);
        } catch (ExprException e) {
            throw new ExpressionFailure("failed to evaluate " + what + " expression: " + e.getMessage());
        }
        if (result instanceof String text) {
            return text;
        }
        throw new ExpressionFailure(what + " expression must evaluate to a string, not a " + Values.typeName(result));
    }

    private List<SubmitCommand.Parameter> parameters(Binding.Submit submit, EventVariables variables)
            throws ExpressionFailure {
        List<SubmitCommand.Parameter> parameters = new ArrayList<>();
        for (Binding.Argument argument : submit.parameters()) {
            String source = argument.event();
            if (source == null) {
                throw new ExpressionFailure(
                        "malformed workflow template parameter \"" + argument.name() + "\": valueFrom is nil");
            }
            parameters.add(new SubmitCommand.Parameter(argument.name(), value(argument.name(), source, variables)));
        }
        return parameters;
    }

    /** JSON without its outer quotes and not unescaped, but for the three characters that Go's encoder escapes for HTML. */
    private String value(String parameter, String source, EventVariables variables) throws ExpressionFailure {
        try {
            String json = Json.marshal(Budget.UNLIMITED, evaluate(source, variables))
                    .replace("\\u003c", "<")
                    .replace("\\u003e", ">")
                    .replace("\\u0026", "&");
            return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        } catch (ExprException | JsonException e) {
            throw new ExpressionFailure("failed to evaluate workflow template parameter \"" + parameter
                    + "\" expression: " + e.getMessage());
        }
    }

    private @Nullable Object evaluate(String source, EventVariables variables) {
        Expression expression = expressions.get(source);
        if (expression == null) {
            throw new IllegalStateException("every expression is compiled with its binding");
        }
        return expression.evaluate(variables);
    }
}
