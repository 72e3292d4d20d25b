@NullMarked
package dev.windlass.contracts;

import org.jspecify.annotations.NullMarked;
