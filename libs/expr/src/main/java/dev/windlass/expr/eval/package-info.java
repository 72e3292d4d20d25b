/** Expressions as code that runs, and the built-in functions. */
@NullMarked
package dev.windlass.expr.eval;

import org.jspecify.annotations.NullMarked;
