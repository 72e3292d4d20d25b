package dev.windlass.gotemplate;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.Values;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The compiled forms of the nodes that are not branches. */
final class Steps {
    private Steps() {}

    /** Several steps in order, up to one that leaves a loop. */
    static final class Sequence implements Step {
        private final Step[] steps;

        Sequence(Step[] steps) {
            this.steps = steps;
        }

        @Override
        public Flow run(Execution execution) throws IOException {
            for (Step step : steps) {
                Flow flow = step.run(execution);
                if (flow != Flow.ON) {
                    return flow;
                }
            }
            return Flow.ON;
        }
    }

    /** Plain text. */
    record Write(String text) implements Step {
        @Override
        public Flow run(Execution execution) throws IOException {
            execution.step();
            execution.write(text);
            return Flow.ON;
        }
    }

    /** {@code break} or {@code continue}. */
    record Leave(Flow flow) implements Step {
        @Override
        public Flow run(Execution execution) {
            return flow;
        }
    }

    /** A pipeline whose value is printed unless it goes into variables. */
    record Act(Node.Action node, Pipeline pipeline) implements Step {
        @Override
        public Flow run(Execution execution) throws IOException {
            execution.step();
            Object value = pipeline.evaluate(execution);
            if (!pipeline.declares()) {
                print(execution, value);
            }
            return Flow.ON;
        }

        private void print(Execution execution, @Nullable Object value) throws IOException {
            execution.at(node);
            if (value instanceof String text) {
                execution.write(text);
            } else if (value instanceof GoFunction) {
                throw execution.fail("can't print " + node.text() + " of type " + Values.typeName(value));
            } else {
                execution.write(Printing.print(execution.budget, value));
            }
        }
    }

    /** The invocation of a template; without a pipeline its cursor is no value. */
    record Invoke(Node.Invocation node, @Nullable Pipeline pipeline) implements Step {
        @Override
        public Flow run(Execution execution) throws IOException {
            execution.step();
            execution.at(node);
            Definition definition = execution.definition(node.name());
            if (definition == null) {
                throw execution.fail("template " + Literals.quote(node.name()) + " not defined");
            }
            execution.checkDepth(definition);
            Object data = pipeline == null ? Absent.NO_VALUE : pipeline.evaluate(execution);
            execution.invoke(node.name(), definition, data);
            return Flow.ON;
        }
    }

    /** {@code if}, or {@code with} where it moves the cursor. */
    record Choose(
            boolean movesDot,
            Pipeline pipeline,
            Step body,
            @Nullable Step otherwise) implements Step {
        @Override
        public Flow run(Execution execution) throws IOException {
            execution.step();
            int mark = execution.variables.mark();
            Object value = pipeline.evaluate(execution);
            Flow flow = Flow.ON;
            if (Truth.of(value)) {
                flow = movesDot ? runWith(execution, value) : body.run(execution);
            } else if (otherwise != null) {
                flow = otherwise.run(execution);
            }
            execution.variables.pop(mark);
            return flow;
        }

        private Flow runWith(Execution execution, @Nullable Object value) throws IOException {
            Object outer = execution.dot();
            boolean boxed = execution.isDotBoxed();
            execution.setDot(value, false);
            Flow flow = body.run(execution);
            execution.setDot(outer, boxed);
            return flow;
        }
    }
}
