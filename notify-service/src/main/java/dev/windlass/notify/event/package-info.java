/** Windlass's own events, told to WorkflowEventBindings. */
@NullMarked
package dev.windlass.notify.event;

import org.jspecify.annotations.NullMarked;
