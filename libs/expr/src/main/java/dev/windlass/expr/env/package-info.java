/** The environments in which Argo evaluates expressions: what they add to the variables of an event or an application. */
@NullMarked
package dev.windlass.expr.env;

import org.jspecify.annotations.NullMarked;
