/** Go's {@code net/url}: parsing, escaping and printing. */
@NullMarked
package dev.windlass.golang.url;

import org.jspecify.annotations.NullMarked;
