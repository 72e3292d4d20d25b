/** Decides, once for each event, which WorkflowEventBindings it meets and which Workflows follow. */
@NullMarked
package dev.windlass.binding;

import org.jspecify.annotations.NullMarked;
