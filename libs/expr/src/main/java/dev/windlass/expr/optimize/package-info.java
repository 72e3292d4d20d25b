@NullMarked
package dev.windlass.expr.optimize;

import org.jspecify.annotations.NullMarked;
