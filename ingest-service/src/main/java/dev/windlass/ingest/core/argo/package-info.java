/** Argo's types, and how Go's decoder reads JSON into them. */
@NullMarked
package dev.windlass.ingest.core.argo;

import org.jspecify.annotations.NullMarked;
