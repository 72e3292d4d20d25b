/** The languages of triggers and templates, and what is given to them. */
@NullMarked
package dev.windlass.notify.language;

import org.jspecify.annotations.NullMarked;
