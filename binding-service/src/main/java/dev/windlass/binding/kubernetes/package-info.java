/** WorkflowEventBindings as they are in the cluster. */
@NullMarked
package dev.windlass.binding.kubernetes;

import org.jspecify.annotations.NullMarked;
