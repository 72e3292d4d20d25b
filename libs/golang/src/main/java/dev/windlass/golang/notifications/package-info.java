/** What triggers and templates of notifications may use: the variables {@code time}, {@code strings} and {@code repo}. */
@NullMarked
package dev.windlass.golang.notifications;

import org.jspecify.annotations.NullMarked;
