@NullMarked
package dev.windlass.gotemplate;

import org.jspecify.annotations.NullMarked;
