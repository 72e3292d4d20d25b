/** Webhooks over HTTP. */
@NullMarked
package dev.windlass.notify.http;

import org.jspecify.annotations.NullMarked;
