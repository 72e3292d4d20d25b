/** The configuration and Argo CD's objects, kept current by informers. */
@NullMarked
package dev.windlass.notify.kubernetes;

import org.jspecify.annotations.NullMarked;
