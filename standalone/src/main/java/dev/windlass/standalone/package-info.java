/** The whole product in one JVM. */
@NullMarked
package dev.windlass.standalone;

import org.jspecify.annotations.NullMarked;
