/** The HTTP API. */
@NullMarked
package dev.windlass.ingest.http;

import org.jspecify.annotations.NullMarked;
