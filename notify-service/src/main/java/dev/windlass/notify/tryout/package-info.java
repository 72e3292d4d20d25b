/** Trying a configuration on an Application in files, without a cluster and without sending. */
@NullMarked
package dev.windlass.notify.tryout;

import org.jspecify.annotations.NullMarked;
