/** What the services' Spring set-up has in common. */
@NullMarked
package dev.windlass.service;

import org.jspecify.annotations.NullMarked;
