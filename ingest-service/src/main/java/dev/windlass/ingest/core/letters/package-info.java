/** Dead letters: which there are, and what is done about them. */
@NullMarked
package dev.windlass.ingest.core.letters;

import org.jspecify.annotations.NullMarked;
