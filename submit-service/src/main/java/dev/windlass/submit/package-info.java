/** Acts on submit commands: each becomes one Workflow. */
@NullMarked
package dev.windlass.submit;

import org.jspecify.annotations.NullMarked;
