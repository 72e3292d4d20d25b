/** What the images are made with. */
@NullMarked
package dev.windlass.deploy;

import org.jspecify.annotations.NullMarked;
