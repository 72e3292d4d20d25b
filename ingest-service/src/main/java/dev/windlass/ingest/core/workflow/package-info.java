/** Argo Workflows' API over the objects of a cluster. */
@NullMarked
package dev.windlass.ingest.core.workflow;

import org.jspecify.annotations.NullMarked;
