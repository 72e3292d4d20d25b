/** What is accepted, under which id, and what became of it. */
@NullMarked
package dev.windlass.ingest.core;

import org.jspecify.annotations.NullMarked;
