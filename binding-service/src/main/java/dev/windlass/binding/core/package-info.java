/** Events against bindings: no Kafka, no Kubernetes. */
@NullMarked
package dev.windlass.binding.core;

import org.jspecify.annotations.NullMarked;
