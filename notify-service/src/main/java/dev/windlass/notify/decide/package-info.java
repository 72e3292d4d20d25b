/**
 * Deciding: from an observed sync, what is known of its application and the configuration, to the deliveries that
 * follow. It has no effect but its result.
 */
@NullMarked
package dev.windlass.notify.decide;

import org.jspecify.annotations.NullMarked;
