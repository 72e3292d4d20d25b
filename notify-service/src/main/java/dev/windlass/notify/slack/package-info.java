/** Slack, through its Web API. */
@NullMarked
package dev.windlass.notify.slack;

import org.jspecify.annotations.NullMarked;
