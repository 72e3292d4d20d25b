/** What is known of an expression before it runs. */
@NullMarked
package dev.windlass.expr.check;

import org.jspecify.annotations.NullMarked;
