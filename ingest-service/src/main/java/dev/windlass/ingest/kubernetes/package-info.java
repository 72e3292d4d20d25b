/** Watching Argo CD's Applications. */
@NullMarked
package dev.windlass.ingest.kubernetes;

import org.jspecify.annotations.NullMarked;
