/** The functions of sprig v3.3.0 for templates and expressions. */
@NullMarked
package dev.windlass.gotemplate.sprig;

import org.jspecify.annotations.NullMarked;
