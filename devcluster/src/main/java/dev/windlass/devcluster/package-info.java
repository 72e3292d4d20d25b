@NullMarked
package dev.windlass.devcluster;

import org.jspecify.annotations.NullMarked;
