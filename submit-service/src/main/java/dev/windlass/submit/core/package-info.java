/** What a submit command asks for, and what came of it. */
@NullMarked
package dev.windlass.submit.core;

import org.jspecify.annotations.NullMarked;
