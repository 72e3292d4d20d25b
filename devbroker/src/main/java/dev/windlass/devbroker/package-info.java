@NullMarked
package dev.windlass.devbroker;

import org.jspecify.annotations.NullMarked;
