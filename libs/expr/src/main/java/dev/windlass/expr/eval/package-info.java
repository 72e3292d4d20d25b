@NullMarked
package dev.windlass.expr.eval;

import org.jspecify.annotations.NullMarked;
