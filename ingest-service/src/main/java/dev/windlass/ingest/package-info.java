@NullMarked
package dev.windlass.ingest;

import org.jspecify.annotations.NullMarked;
