/** Templates and Workflows in the Kubernetes API. */
@NullMarked
package dev.windlass.submit.kubernetes;

import org.jspecify.annotations.NullMarked;
