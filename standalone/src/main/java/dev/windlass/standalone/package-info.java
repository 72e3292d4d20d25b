@NullMarked
package dev.windlass.standalone;

import org.jspecify.annotations.NullMarked;
