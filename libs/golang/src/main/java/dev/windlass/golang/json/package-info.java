/** Go's package {@code encoding/json}, between text and untyped values. */
@NullMarked
package dev.windlass.golang.json;

import org.jspecify.annotations.NullMarked;
