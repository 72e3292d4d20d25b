/** Files of cases that the originals answered, one a line, and a way through them that no case can end. */
@NullMarked
package dev.windlass.conformance;

import org.jspecify.annotations.NullMarked;
