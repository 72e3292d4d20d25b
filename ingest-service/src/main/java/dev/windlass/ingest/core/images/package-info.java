/** Which application runs which image. */
@NullMarked
package dev.windlass.ingest.core.images;

import org.jspecify.annotations.NullMarked;
