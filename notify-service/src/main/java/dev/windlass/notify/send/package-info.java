/** Acting: a delivery is rendered where it is sent, and sent. */
@NullMarked
package dev.windlass.notify.send;

import org.jspecify.annotations.NullMarked;
