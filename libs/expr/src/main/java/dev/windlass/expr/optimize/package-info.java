/** The original's rewrites of the syntax tree. */
@NullMarked
package dev.windlass.expr.optimize;

import org.jspecify.annotations.NullMarked;
