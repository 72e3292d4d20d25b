/**
 * Go's {@code text/template}, as of Go 1.26: {@link dev.windlass.gotemplate.Template} parses and executes.
 *
 * <p>A text becomes tokens ({@code Lexer}), these a syntax tree ({@code Parser}, {@code Node}), and that steps which are
 * executed ({@code Compiler}, {@code Step}, {@code Word}). Messages of errors are Go's, so positions are those of Go: the
 * node that was looked at last.
 *
 * <p>Two things have no counterpart in Java. A missing key gives no value at all ({@code Absent}), which is not a nil value.
 * And a value that comes out of a map or list is held as an {@code interface {}} until it goes through a pipeline, which
 * shows in messages only; the code calls such a value boxed.
 */
@NullMarked
package dev.windlass.gotemplate;

import org.jspecify.annotations.NullMarked;
