/** The product under fire: its processes are killed and stopped while events come in, and everything is counted at the end. */
@NullMarked
package dev.windlass.chaos;

import org.jspecify.annotations.NullMarked;
