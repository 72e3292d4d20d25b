package dev.windlass.gotemplate;

import dev.windlass.golang.Complex;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Type;
import org.jspecify.annotations.Nullable;

/** The words that stand for themselves. They take the type of the parameter that they are given for. */
final class Constants {
    private Constants() {}

    /** Whether constants of that kind of parameter are checked by kind; any other takes no constants. */
    private static String expectation(Kind kind) {
        if (kind == Kind.BOOL) {
            return "bool";
        }
        if (kind == Kind.STRING) {
            return "string";
        }
        if (kind.isSigned()) {
            return "integer";
        }
        if (kind.isUnsigned()) {
            return "unsigned integer";
        }
        return kind.isFloat() ? "float" : "";
    }

    private static TemplateExecutionException misfit(Execution execution, Word word, Type type) {
        execution.at(word.node());
        String expected = expectation(type.kind());
        String text = word.node().text();
        return execution.fail(
                expected.isEmpty()
                        ? "can't handle " + text + " for arg of type " + type
                        : "expected " + expected + "; found " + text);
    }

    /** {@code true}, {@code false} or a string. */
    static final class ValueWord extends Word {
        private final Node.Operand node;
        private final Object value;
        private final Kind kind;

        ValueWord(Node.Operand node, Object value, Kind kind) {
            this.node = node;
            this.value = value;
            this.kind = kind;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            refuseArguments(execution, arguments, piped);
            return value;
        }

        @Override
        Object value(Execution execution) {
            execution.at(node);
            return value;
        }

        @Override
        Object argument(Execution execution, Type type) {
            execution.at(node);
            if (type.kind() == kind || type.equals(Type.ANY)) {
                return value;
            }
            throw misfit(execution, this, type);
        }
    }

    /** A number or character. */
    static final class NumberWord extends Word {
        private final Node.Numeral node;
        private final @Nullable Object ideal;

        NumberWord(Node.Numeral node) {
            this.node = node;
            this.ideal = ideal(node.value());
        }

        /** Its value where nothing asks for a type; null if it is too large for an int. */
        private static @Nullable Object ideal(NumberConstant value) {
            if (value.isComplex()) {
                return new Complex(value.floatValue(), value.imaginary());
            }
            if (value.isSpelledAsFloat()) {
                return value.floatValue();
            }
            return value.isInt() ? value.intValue() : null;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            refuseArguments(execution, arguments, piped);
            return value(execution);
        }

        @Override
        Object value(Execution execution) {
            execution.at(node);
            if (ideal == null) {
                throw execution.fail(node.value().text() + " overflows int");
            }
            return ideal;
        }

        @Override
        Object argument(Execution execution, Type type) {
            if (type.equals(Type.ANY)) {
                return value(execution);
            }
            NumberConstant value = node.value();
            execution.at(node);
            Kind kind = type.kind();
            if (kind.isSigned() && value.isInt()) {
                return Conversion.integer(type, value.intValue());
            }
            if (kind.isUnsigned() && value.isUint()) {
                return Conversion.integer(type, value.uintValue());
            }
            if (kind.isFloat() && value.isFloat()) {
                return Conversion.floating(type, value.floatValue());
            }
            throw misfit(execution, this, type);
        }
    }

    /** {@code nil}. */
    static final class NilWord extends Word {
        private final Node.Nil node;

        NilWord(Node.Nil node) {
            this.node = node;
        }

        @Override
        Node.Operand node() {
            return node;
        }

        @Override
        Object run(Execution execution, Node command, Word[] arguments, Object piped) {
            execution.at(node);
            refuseArguments(execution, arguments, piped);
            throw execution.fail("nil is not a command");
        }

        @Override
        Object value(Execution execution) {
            execution.at(node);
            return Absent.NO_VALUE;
        }

        @Override
        @Nullable Object argument(Execution execution, Type type) {
            execution.at(node);
            if (!Conversion.canBeNil(type)) {
                throw execution.fail("cannot assign nil to " + type);
            }
            return Conversion.nil(type);
        }
    }
}
