/** Who calls, and what he may do. */
@NullMarked
package dev.windlass.ingest.core.access;

import org.jspecify.annotations.NullMarked;
