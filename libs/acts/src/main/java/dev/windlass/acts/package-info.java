/**
 * Acting on records at least once: many side by side, in order for one key, with tries in hand, delayed tries, and dead
 * letters. It knows neither Kafka nor what an act does.
 */
@NullMarked
package dev.windlass.acts;

import org.jspecify.annotations.NullMarked;
