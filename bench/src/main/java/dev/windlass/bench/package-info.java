@NullMarked
package dev.windlass.bench;

import org.jspecify.annotations.NullMarked;
