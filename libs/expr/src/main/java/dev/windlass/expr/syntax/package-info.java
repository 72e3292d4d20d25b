@NullMarked
package dev.windlass.expr.syntax;

import org.jspecify.annotations.NullMarked;
