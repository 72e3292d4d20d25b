@NullMarked
package dev.windlass.expr;

import org.jspecify.annotations.NullMarked;
