/** From a source to its syntax tree. */
@NullMarked
package dev.windlass.expr.syntax;

import org.jspecify.annotations.NullMarked;
