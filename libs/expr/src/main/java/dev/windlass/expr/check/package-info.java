@NullMarked
package dev.windlass.expr.check;

import org.jspecify.annotations.NullMarked;
