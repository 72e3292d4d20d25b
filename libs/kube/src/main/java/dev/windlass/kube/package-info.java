@NullMarked
package dev.windlass.kube;

import org.jspecify.annotations.NullMarked;
