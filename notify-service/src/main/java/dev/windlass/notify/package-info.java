/** Decides which syncs are told to whom, and tells them. */
@NullMarked
package dev.windlass.notify;

import org.jspecify.annotations.NullMarked;
