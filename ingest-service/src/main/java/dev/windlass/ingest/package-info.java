/** The door: takes events and sync observations, stores them, and answers what became of them. */
@NullMarked
package dev.windlass.ingest;

import org.jspecify.annotations.NullMarked;
