/** The Kubernetes client as the services use it: Argo's custom resources and caches of them. */
@NullMarked
package dev.windlass.kube;

import org.jspecify.annotations.NullMarked;
