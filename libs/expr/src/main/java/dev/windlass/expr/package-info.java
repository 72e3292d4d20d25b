/**
 * The expression language of expr-lang v1.17, answering as the Go original does.
 *
 * <pre>{@code
 * Map<String, Object> event = Map.of("payload", Map.of("ref", "refs/heads/main"));
 * Program program = Expr.compile("payload.ref matches \"main$\"", Environment.of(event));
 * boolean matches = program.test(event);
 * }</pre>
 *
 * <p>Values stand for Go's as {@link dev.windlass.golang.Values} says. Nothing but {@link dev.windlass.expr.CompileException} and
 * {@link dev.windlass.expr.RunException} comes out of compiling and running, whatever the expression and the values, and both
 * keep to {@link dev.windlass.expr.Limits}.
 */
@NullMarked
package dev.windlass.expr;

import org.jspecify.annotations.NullMarked;
